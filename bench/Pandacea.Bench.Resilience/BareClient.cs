using System.Net.Http.Headers;

namespace Pandacea.Bench.Resilience;

/// <summary>What the SDK is measured against: the same request with nothing around it.</summary>
internal sealed class BareClient(Uri address) : IDisposable
{
    private static readonly byte[] Request = """{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}"""u8.ToArray();
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _client = new();

    public async Task CallAsync()
    {
        using var message = NewRequest(address);
        using var response = await _client.SendAsync(message);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    public static HttpRequestMessage NewRequest(Uri address) =>
        new(HttpMethod.Post, address) { Content = new ByteArrayContent(Request) { Headers = { ContentType = Json } } };

    public void Dispose() => _client.Dispose();
}
