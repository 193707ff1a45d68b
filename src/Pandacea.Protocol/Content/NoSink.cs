namespace Pandacea.Protocol.Content;

/// <summary>Drops the blocks: for those who only want the CID.</summary>
public sealed class NoSink : IBlockSink
{
    private NoSink()
    {
    }

    /// <value>The one there is.</value>
    public static NoSink Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
