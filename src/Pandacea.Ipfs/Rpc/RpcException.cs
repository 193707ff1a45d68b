namespace Pandacea.Ipfs.Rpc;

/// <summary>What a command answers instead of its result.</summary>
/// <param name="message">Kubo's words where Kubo has the same failure.</param>
/// <param name="code">0: it failed; 1: the caller asked for something that cannot be; 2: a defect.</param>
internal sealed class RpcException(string message, int code = RpcException.Failed) : Exception(message)
{
    public const int Failed = 0;
    public const int Caller = 1;
    public const int Implementation = 2;

    public int Code => code;

    /// <summary>Something that Kubo does and this node does not.</summary>
    public static RpcException NotSupported(string what, string instead) => new($"this node does not support {what}; {instead}", Caller);
}
