using System.Text.Json;

namespace Pandacea.Sdk.Chain;

/// <summary>The node's methods that the SDK uses, with their types.</summary>
internal static class EvmRpcQueries
{
    public static async ValueTask<ulong> ChainIdAsync(this IEvmRpc rpc, CancellationToken cancellationToken) =>
        Hex.ToUInt64(await rpc.TextAsync("eth_chainId", [], cancellationToken).ConfigureAwait(false));

    public static async ValueTask<ulong> BlockNumberAsync(this IEvmRpc rpc, CancellationToken cancellationToken) =>
        Hex.ToUInt64(await rpc.TextAsync("eth_blockNumber", [], cancellationToken).ConfigureAwait(false));

    public static async ValueTask<ulong> TransactionCountAsync(this IEvmRpc rpc, string address, string block, CancellationToken cancellationToken) =>
        Hex.ToUInt64(await rpc.TextAsync("eth_getTransactionCount", [address, block], cancellationToken).ConfigureAwait(false));

    public static async ValueTask SendRawAsync(this IEvmRpc rpc, string raw, CancellationToken cancellationToken) =>
        await rpc.CallAsync("eth_sendRawTransaction", [raw], cancellationToken).ConfigureAwait(false);

    public static async ValueTask<bool> KnowsTransactionAsync(this IEvmRpc rpc, string hash, CancellationToken cancellationToken)
    {
        var found = await rpc.CallAsync("eth_getTransactionByHash", [hash], cancellationToken).ConfigureAwait(false);
        return found.ValueKind == JsonValueKind.Object;
    }

    public static async ValueTask<TransactionReceipt?> ReceiptAsync(this IEvmRpc rpc, string hash, CancellationToken cancellationToken)
    {
        var found = await rpc.CallAsync("eth_getTransactionReceipt", [hash], cancellationToken).ConfigureAwait(false);
        return found.ValueKind == JsonValueKind.Object ? TransactionReceipt.Parse(found) : null;
    }

    public static async ValueTask<string?> BlockHashAsync(this IEvmRpc rpc, ulong number, CancellationToken cancellationToken)
    {
        var found = await rpc.CallAsync("eth_getBlockByNumber", [Hex.Quantity(number), false], cancellationToken).ConfigureAwait(false);
        return found.ValueKind == JsonValueKind.Object ? found.GetProperty("hash").GetString() : null;
    }

    /// <summary>Runs a call without a transaction and returns what the contract returned.</summary>
    public static async ValueTask<byte[]> CallContractAsync(
        this IEvmRpc rpc, ContractCall call, string block, CancellationToken cancellationToken) =>
        Hex.Decode(await rpc.TextAsync("eth_call", [call.ToParameters(), block], cancellationToken).ConfigureAwait(false));

    private static async ValueTask<string> TextAsync(
        this IEvmRpc rpc, string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
    {
        var result = await rpc.CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        return result.GetString() ?? throw new FormatException($"{method} gave no text.");
    }
}
