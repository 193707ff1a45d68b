using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Messages;

/// <summary>Answers JSON-RPC requests with an error instead of asking the dependency.</summary>
internal sealed class JsonRpcErrorFault(FaultSettings settings) : IMessageFault
{
    private readonly long _code = settings.Number("code");
    private readonly string _message = settings.Text("message")!;

    public static FaultDescription Description { get; } = new("jsonrpc_error", FaultStage.Message,
    [
        new("code", AttributeKind.Number, Min: -32768, Max: 32767, Default: "-32603") { Summary = "Code of the error." },
        new("message", AttributeKind.Text, Default: "injected fault") { Summary = "Message of the error." },
    ])
    {
        Summary = "Answers JSON-RPC requests with an error.",
    };

    public bool ReadsBody => true;

    public bool Matches(RpcCall? call) => call is not null;

    public Task ApplyAsync(MessageExchange exchange)
    {
        var answers = exchange.Call!.Ids.Select(Error).ToArray();
        JsonNode answer = exchange.Call.IsBatch ? new JsonArray(answers) : answers[0];
        return exchange.AnswerAsync(answer.ToJsonString());
    }

    private JsonNode Error(JsonElement? id) => new JsonObject
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id is { } value ? JsonNode.Parse(value.GetRawText()) : null,
        ["error"] = new JsonObject { ["code"] = _code, ["message"] = _message },
    };
}
