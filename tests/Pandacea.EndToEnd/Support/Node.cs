using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pandacea.EndToEnd.Support;

/// <summary>A client of its own for what the tests ask of a stack.</summary>
public sealed class Node(int offset) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>Faults and leases in force.</summary>
    public async Task<JsonArray> FaultsAsync() => (await _http.GetFromJsonAsync<JsonArray>($"http://127.0.0.1:{8474 + offset}/faults"))!;

    /// <summary>Whether the EVM RPC answers through the proxy.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await _http.PostAsJsonAsync($"http://127.0.0.1:{8545 + offset}", new { jsonrpc = "2.0", id = 1, method = "eth_blockNumber", @params = Array.Empty<string>() });
            var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
            return answer?["result"] is not null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>Puts another upstream behind the proxy, as a broken deployment would.</summary>
    public async Task PointAtAsync(string upstream)
    {
        var proxies = $"http://127.0.0.1:{8474 + offset}/proxies";
        using var deleted = await _http.DeleteAsync($"{proxies}/evm");
        deleted.EnsureSuccessStatusCode();
        using var created = await _http.PostAsJsonAsync(proxies, new { name = "evm", listen = $"127.0.0.1:{8545 + offset}", upstream });
        created.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
