using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>One command of the Kubo RPC.</summary>
/// <typeparam name="T">What it returns.</typeparam>
/// <param name="Command">Name of the command, which is the operation in metrics too: <c>block/put</c>.</param>
/// <param name="Query">Its arguments, escaped.</param>
/// <param name="Read">Reads a whole answer.</param>
internal sealed record KuboRequest<T>(string Command, string Query, Func<ReadOnlyMemory<byte>, AttemptResult<T>> Read)
{
    /// <summary>The block that is sent.</summary>
    public ReadOnlyMemory<byte>? Block { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead { get; init; }
}
