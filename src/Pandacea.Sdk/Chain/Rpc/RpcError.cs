namespace Pandacea.Sdk.Chain;

/// <summary>The error object of a JSON-RPC answer, on its way through the pipeline.</summary>
internal sealed class RpcError(int code, string message, string? data) : Exception(message)
{
    private const int RevertCode = 3;

    public int Code => code;

    /// <summary>What a contract returned, 0x-hex.</summary>
    public string? ContractData => data;

    public bool IsRevert => code == RevertCode || Message.Contains("execution reverted", StringComparison.OrdinalIgnoreCase);
}
