using System.Text.Json;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Chain;

/// <summary>Reads a JSON-RPC answer; whatever is not a whole answer to the request is a failure, never a value.</summary>
internal static class RpcAnswer
{
    public static AttemptResult<JsonElement> Parse(ReadOnlyMemory<byte> body, RpcRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, request);
        }
        catch (JsonException error)
        {
            return Unreadable("the answer is no JSON", error);
        }
    }

    private static AttemptResult<JsonElement> Read(JsonElement root, RpcRequest request)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Unreadable("the answer is no JSON-RPC object");
        }

        var hasError = root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object;
        if (!Answers(root, request.Id, hasError))
        {
            return Unreadable("the answer is to another request");
        }

        if (hasError)
        {
            return Refused(error);
        }

        return root.TryGetProperty("result", out var result) ? result.Clone() : Unreadable("the answer has no result");
    }

    /// <summary>A node that could not read the request answers with an error and the id null.</summary>
    private static bool Answers(JsonElement root, long request, bool hasError) =>
        root.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null
            ? id.TryGetInt64Safely(out var value) && value == request
            : hasError;

    private static AttemptResult<JsonElement> Refused(JsonElement json)
    {
        var code = json.TryGetProperty("code", out var number) && number.TryGetInt64Safely(out var value) ? (int)value : 0;
        var message = Text(json, "message") ?? "no message";
        var error = new RpcError(code, message, DataOf(json));
        return HttpFailures.OfRpcError(code, message, error.IsRevert) with { Error = error };
    }

    /// <summary>Nodes put the contract's answer into <c>data</c>, or into an object there.</summary>
    private static string? DataOf(JsonElement error) =>
        error.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? Text(data, "data") : Text(error, "data");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static bool TryGetInt64Safely(this JsonElement json, out long value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out value);
    }

    private static AttemptFailure Unreadable(string cause, Exception? error = null) =>
        new(FailureKind.Truncated, cause) { Error = error };
}
