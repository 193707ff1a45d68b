using System.Net;
using System.Text;
using System.Text.Json;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>Hands in jobs to an agent that comes and goes.</summary>
internal sealed class JobSpender(string agent, string peerId) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new() { BaseAddress = new(agent), Timeout = TimeSpan.FromSeconds(10) };
    private readonly TestSigner _signer = new();

    /// <returns>The job's id; null if it was called off before anything was answered.</returns>
    public async Task<string?> SubmitAsync(string key, CancellationToken cancellationToken)
    {
        // What was sent is seen through: the rig ends when the agent is up again.
        for (var tries = 0; tries == 0 || tries < 500; tries++)
        {
            if (await TryAsync(key) is { } id)
            {
                return id;
            }

            if (cancellationToken.IsCancellationRequested && tries > 50)
            {
                return null;
            }

            await Task.Delay(Again, TimeProvider.System, CancellationToken.None);
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> TryAsync(string key)
    {
        var body = Encoding.UTF8.GetBytes(SampleJobs.Count);
        using var request = new HttpRequestMessage(HttpMethod.Post, AgentRoutes.Train) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in _signer.Headers(peerId, "POST", AgentRoutes.Train, body, key))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await _http.SendAsync(request);
            return response.StatusCode == HttpStatusCode.Accepted
                ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("job_id").GetString()
                : null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
