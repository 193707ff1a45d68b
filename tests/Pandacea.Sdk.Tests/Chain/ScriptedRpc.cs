using System.Text.Json;
using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk.Tests.Chain;

/// <summary>A node that answers by a script, for what a real one cannot be made to do on demand.</summary>
internal sealed class ScriptedRpc : IEvmRpc
{
    private readonly Dictionary<string, Func<string>> _answers = new()
    {
        ["eth_chainId"] = () => "\"0x1\"",
        ["eth_getTransactionCount"] = () => "\"0x0\"",
        ["eth_feeHistory"] = () => """{"baseFeePerGas":["0x1","0x1"],"reward":[["0x1"]]}""",
        ["eth_sendRawTransaction"] = () => "\"0x\"",
        ["eth_getTransactionByHash"] = () => "null",
        ["eth_getTransactionReceipt"] = () => "null",
    };

    public List<string> Calls { get; } = [];

    public List<string> Sent { get; } = [];

    public Func<string> this[string method]
    {
        set => _answers[method] = value;
    }

    public static EvmRpcException Refusal(string message, bool maybe = false) =>
        new("eth_sendRawTransaction", new RpcError(-32000, message, null), Down()) { MayHaveTakenEffect = maybe };

    /// <summary>Stands for any failure of the upstream.</summary>
    public static PandaceaException Down(bool maybe = false) => new TransactionNotSentException("down") { MayHaveTakenEffect = maybe };

    public ValueTask<JsonElement> CallAsync(string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(method);
        if (method == "eth_sendRawTransaction")
        {
            Sent.Add((string)parameters[0]!);
        }

        using var answer = JsonDocument.Parse(_answers[method]());
        return new(answer.RootElement.Clone());
    }
}
