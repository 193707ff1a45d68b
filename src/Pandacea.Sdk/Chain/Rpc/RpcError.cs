namespace Pandacea.Sdk.Chain;

/// <summary>The error object of a JSON-RPC answer.</summary>
internal sealed record RpcError(int Code, string Message, string? Data)
{
    private const int RevertCode = 3;

    public bool IsRevert => Code == RevertCode || Message.Contains("execution reverted", StringComparison.OrdinalIgnoreCase);
}
