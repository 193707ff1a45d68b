namespace Pandacea.Sdk.Chain;

/// <summary>The node answered with a JSON-RPC error that no retry can change.</summary>
public sealed class EvmRpcException : PandaceaException
{
    internal EvmRpcException(string method, RpcError error, PandaceaException call)
        : base($"The node refused {method}: {error.Message} ({error.Code}).", call)
    {
        Code = error.Code;
        NodeMessage = error.Message;
        ErrorData = error.ContractData;
        IsRevert = error.IsRevert;
        Dependency = call.Dependency;
        Attempts = call.Attempts;
    }

    /// <summary>The JSON-RPC error code.</summary>
    public int Code { get; }

    /// <summary>The node's own words.</summary>
    public string NodeMessage { get; }

    /// <summary>What a contract returned as it reverted, 0x-hex.</summary>
    /// <value>Null where the error is none of a contract.</value>
    public string? ErrorData { get; }

    /// <summary>Whether a contract reverted.</summary>
    public bool IsRevert { get; }
}
