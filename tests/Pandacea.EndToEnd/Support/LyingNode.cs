using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Pandacea.EndToEnd.Support;

/// <summary>A node in front of the real one that acknowledges every transaction and throws one in fifty away.</summary>
public sealed class LyingNode : IDisposable
{
    private const int OneIn = 50;
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly Dictionary<string, string> _dropped = [];
    private readonly Uri _real;
    private readonly Func<byte[], string> _keccak;
    private int _sent;

    /// <summary>Listens on <paramref name="port"/>.</summary>
    /// <param name="keccak">Hash of a signed transaction, hex with 0x.</param>
    public LyingNode(int port, Uri real, Func<byte[], string> keccak)
    {
        (_real, _keccak) = (real, keccak);
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Transactions that were acknowledged and thrown away.</summary>
    public int Dropped => _dropped.Count;

    public void Dispose()
    {
        _listener.Close();
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var request = JsonNode.Parse(body)!;
        var answer = Lie(request) ?? await ForwardAsync(body);
        context.Response.ContentType = "application/json";
        await using var writer = new StreamWriter(context.Response.OutputStream);
        await writer.WriteAsync(answer);
    }

    private string? Lie(JsonNode request)
    {
        var first = request["params"]?.AsArray().FirstOrDefault()?.ToString() ?? "";
        lock (_dropped)
        {
            switch (request["method"]!.GetValue<string>())
            {
                // Only later ones: the contract itself must exist for a steady state.
                case "eth_sendRawTransaction" when ++_sent > 20 && _sent % OneIn == 0:
                    var hash = _keccak(Convert.FromHexString(first[2..]));
                    _dropped[hash] = first;
                    return Result(request, $"\"{hash}\"");
                case "eth_getTransactionReceipt" when _dropped.ContainsKey(first):
                    return Result(request, Receipt(first));
                default:
                    return null;
            }
        }
    }

    private static string Result(JsonNode request, string result) => $$"""{"jsonrpc":"2.0","id":{{request["id"]!.ToJsonString()}},"result":{{result}}}""";

    private static string Receipt(string hash) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"transactionHash":"{{hash}}","status":"0x1","blockNumber":"0x1","blockHash":"0x{{new string('0', 64)}}","transactionIndex":"0x0",
         "from":"0x{{new string('0', 40)}}","to":"0x{{new string('0', 40)}}","gasUsed":"0x5208","cumulativeGasUsed":"0x5208","effectiveGasPrice":"0x1",
         "logs":[],"logsBloom":"0x00","type":"0x2","contractAddress":null}
        """);

    private async Task<string> ForwardAsync(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(_real, content);
        return await response.Content.ReadAsStringAsync();
    }
}
