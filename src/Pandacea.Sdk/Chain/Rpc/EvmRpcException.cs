namespace Pandacea.Sdk.Chain;

/// <summary>The node answered with a JSON-RPC error that no retry can change.</summary>
public sealed class EvmRpcException : PandaceaException
{
    internal EvmRpcException(string method, RpcError error, Exception? innerException = null)
        : base($"The node refused {method}: {error.Message} ({error.Code}).", innerException)
    {
        Code = error.Code;
        NodeMessage = error.Message;
        ErrorData = error.Data;
    }

    /// <summary>The JSON-RPC error code.</summary>
    public int Code { get; }

    /// <summary>The node's own words.</summary>
    public string NodeMessage { get; }

    /// <summary>What a contract returned as it reverted, 0x-hex.</summary>
    /// <value>Null where the error is none of a contract.</value>
    public string? ErrorData { get; }
}
