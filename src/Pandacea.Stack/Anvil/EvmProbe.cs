using System.Net.Http.Headers;
using System.Text.Json;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Asks an EVM node whether it is there.</summary>
internal sealed class EvmProbe(HttpClient http)
{
    private static readonly byte[] Question = """{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}"""u8.ToArray();

    /// <summary>Whether <c>eth_blockNumber</c> has a result.</summary>
    public async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{port}/"));
            request.Content = new ByteArrayContent(Question);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add(WireHeaders.Probe, "drill");
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return body.RootElement.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.String;
        }
        catch (Exception error) when (error is JsonException || NetworkFailure.Is(error, cancellationToken))
        {
            return false;
        }
    }
}
