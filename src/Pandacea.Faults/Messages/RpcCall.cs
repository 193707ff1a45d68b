using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pandacea.Faults.Messages;

/// <summary>A JSON-RPC request or batch, as far as faults need to understand it.</summary>
internal sealed class RpcCall
{
    private readonly JsonElement[] _requests;

    private RpcCall(JsonElement[] requests, bool isBatch) => (_requests, IsBatch) = (requests, isBatch);

    public bool IsBatch { get; }

    /// <summary>Method of the first request.</summary>
    public string? Method => MethodOf(_requests[0]);

    /// <summary>Ids of all requests; null where one has none.</summary>
    public IEnumerable<JsonElement?> Ids
        => _requests.Select(request => request.TryGetProperty("id", out var id) ? id : (JsonElement?)null);

    public bool AsksForLatestBlock => Method == "eth_getBlockByNumber"
        && _requests[0].TryGetProperty("params", out var parameters)
        && parameters is { ValueKind: JsonValueKind.Array } && parameters.GetArrayLength() > 0
        && parameters[0] is { ValueKind: JsonValueKind.String } block && block.ValueEquals("latest");

    /// <summary>Reads a body; null if it is not JSON-RPC.</summary>
    public static RpcCall? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.Clone();
            var isBatch = root.ValueKind == JsonValueKind.Array;
            JsonElement[] requests = isBatch ? [.. root.EnumerateArray()] : [root];
            return requests.Length > 0 && requests.All(request => MethodOf(request) is not null) ? new(requests, isBatch) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether any request of it calls <paramref name="method"/>.</summary>
    public bool Calls(string method) => _requests.Any(request => MethodOf(request) == method);

    /// <summary>The same request, asking for <paramref name="block"/>.</summary>
    public byte[] WithBlock(string block)
    {
        var request = JsonNode.Parse(_requests[0].GetRawText())!;
        request["params"]![0] = block;
        return JsonSerializer.SerializeToUtf8Bytes(request);
    }

    /// <summary>An answer to this request.</summary>
    public string Result(string value)
        => $$"""{"jsonrpc":"2.0","id":{{Ids.First()?.GetRawText() ?? "null"}},"result":"{{value}}"}""";

    private static string? MethodOf(JsonElement request)
        => request.ValueKind == JsonValueKind.Object && request.TryGetProperty("method", out var method)
            && method.ValueKind == JsonValueKind.String ? method.GetString() : null;
}
