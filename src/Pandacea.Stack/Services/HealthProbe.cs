using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Asks a service of ours whether it serves.</summary>
internal sealed class HealthProbe(HttpClient http, string path)
{
    public async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}{path}"));
            request.Headers.Add(WireHeaders.Probe, "drill");
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (NetworkFailure.Is(error, cancellationToken))
        {
            return false;
        }
    }
}
