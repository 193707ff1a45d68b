using System.Globalization;
using Pandacea.Protocol.Agent;

namespace Pandacea.Bench.Overload.Loading;

/// <summary>Sends one request and gives up when its time is over, by hanging up.</summary>
internal sealed class Client(Uri address, bool tells = true) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    /// <param name="patience">The time it has left.</param>
    /// <param name="identity">Who asks.</param>
    /// <returns>How it ended, and the <c>Retry-After</c> of a refusal.</returns>
    public async Task<(Answer Answer, TimeSpan RetryAfter)> SendAsync(TimeSpan patience, string identity = "")
    {
        if (patience <= TimeSpan.Zero)
        {
            return (Answer.TimedOut, default);
        }

        using var limit = new CancellationTokenSource(patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(AgentHeaders.PeerId, identity);
        if (tells)
        {
            var whole = Math.Max(1, (int)patience.TotalMilliseconds);
            request.Headers.TryAddWithoutValidation(AgentHeaders.TimeoutMs, whole.ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            using var response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? (Answer.Good, default) : (Answer.Refused, response.Headers.RetryAfter?.Delta ?? default);
        }
        catch (OperationCanceledException)
        {
            return (Answer.TimedOut, default);
        }
        catch (HttpRequestException)
        {
            return (Answer.Broken, default);
        }
    }

    public void Dispose() => _http.Dispose();
}
