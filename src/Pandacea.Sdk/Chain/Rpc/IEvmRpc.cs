using System.Text.Json;

namespace Pandacea.Sdk.Chain;

/// <summary>JSON-RPC to an EVM node, with the SDK's retries, circuits and fallback URLs. Thread safe.</summary>
public interface IEvmRpc
{
    /// <summary>Calls a method of the node.</summary>
    /// <param name="method">For example <c>eth_blockNumber</c>.</param>
    /// <param name="parameters">Strings, numbers, booleans, nulls, lists, dictionaries and JSON elements.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The result; it stays valid after the call.</returns>
    /// <exception cref="EvmRpcException">The node answered with an error that no retry can change.</exception>
    /// <exception cref="PandaceaException">No node could be asked.</exception>
    ValueTask<JsonElement> CallAsync(string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken);
}
