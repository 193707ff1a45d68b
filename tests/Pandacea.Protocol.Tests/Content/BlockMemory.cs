using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Tests.Content;

/// <summary>Blocks in memory.</summary>
internal sealed class BlockMemory : IBlockSink, IBlockSource
{
    public Dictionary<ContentHash, byte[]> Blocks { get; } = [];

    /// <summary>In the order in which they came.</summary>
    public List<Cid> Puts { get; } = [];

    public List<Cid> Gets { get; } = [];

    public ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        Assert.True(cid.Matches(block.Span));
        Blocks[cid.Hash] = block.ToArray();
        Puts.Add(cid);
        return ValueTask.CompletedTask;
    }

    public ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken)
    {
        Gets.Add(cid);
        return Blocks.TryGetValue(cid.Hash, out var block) ? new(block) : throw ContentException.Missing(cid);
    }
}
