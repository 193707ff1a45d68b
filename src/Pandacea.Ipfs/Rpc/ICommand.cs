namespace Pandacea.Ipfs.Rpc;

/// <summary>One command of the RPC.</summary>
internal interface ICommand
{
    /// <summary>Its path below <c>/api/v0/</c>.</summary>
    string Path { get; }

    /// <summary>Whether GET asks for it too.</summary>
    bool AnswersGet => false;

    /// <summary>Does it and writes the answer, all but its end.</summary>
    /// <exception cref="RpcException">It cannot be done.</exception>
    Task RunAsync(RpcCall call);
}
