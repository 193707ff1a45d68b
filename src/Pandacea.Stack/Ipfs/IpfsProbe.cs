using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Asks an IPFS node whether it answers.</summary>
internal sealed class IpfsProbe(HttpClient http)
{
    public Task<bool> AnswersAsync(int port, CancellationToken cancellationToken) =>
        AnswersAsync(new Uri($"http://127.0.0.1:{port}/"), cancellationToken);

    public async Task<bool> AnswersAsync(Uri node, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, "api/v0/version"));
            request.Headers.Add(WireHeaders.Probe, "drill");
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                && (await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).Contains("\"Version\"", StringComparison.Ordinal);
        }
        catch (Exception error) when (NetworkFailure.Is(error, cancellationToken))
        {
            return false;
        }
    }
}
