using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>
/// Children of size 0 were fetched ahead, never read and so held until the end:
/// a file of 1800 bytes whose nodes link to large blocks "of size 0" took more than 3 GB.
/// </summary>
public sealed class EmptyChildrenTests
{
    private const int Parallel = 4;
    private readonly CountedBlocks _blocks = new();

    [Fact]
    public async Task Blocks_that_are_not_read_are_not_held()
    {
        var file = FileOf(nodes: 50, emptyChildren: 4);
        await using var ahead = new ReadAhead(_blocks, Parallel);
        var (read, most) = (0, 0);
        await foreach (var piece in new FileReader(_blocks.Given(ahead)).ReadAsync(file, 0))
        {
            read += piece.Length;
            most = Math.Max(most, _blocks.Held);
        }

        Assert.Equal(50 * 4, read);
        Assert.InRange(most, 1, Parallel);
        Assert.Equal(0, _blocks.Held);
    }

    private Cid FileOf(int nodes, int emptyChildren)
    {
        var large = _blocks.Add(ContentCodec.Raw, new byte[1000]);
        var inner = Enumerable.Range(0, nodes).Select(i => Node(
            [.. Enumerable.Repeat((large, 0UL), emptyChildren), (_blocks.Add(ContentCodec.Raw, BitConverter.GetBytes(i)), 4UL)]));
        return Node([.. inner.Select(node => (node, 4UL))]);
    }

    private Cid Node(IReadOnlyList<(Cid Cid, ulong Size)> children) => _blocks.Add(
        ContentCodec.DagPb,
        new DagNode([.. children.Select(child => new DagLink("", child.Cid, child.Size))], UnixFsNode.Inner([.. children.Select(child => child.Size)]).Encode()).Encode());

    private sealed class CountedBlocks : IBlockSource
    {
        private readonly Dictionary<Cid, byte[]> _blocks = [];

        public int Held { get; private set; }

        public Cid Add(ContentCodec codec, byte[] block)
        {
            var cid = Cid.V1(codec, ContentHash.Of(block));
            _blocks[cid] = block;
            return cid;
        }

        public ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken)
        {
            Held++;
            return new(_blocks[cid]);
        }

        /// <summary>The same source, but what passes here is held no more.</summary>
        public IBlockSource Given(IBlockSource ahead) => new Counter(this, ahead);

        private sealed class Counter(CountedBlocks all, IBlockSource ahead) : IBlockSource
        {
            public async ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken)
            {
                var block = await ahead.GetAsync(cid, cancellationToken);
                all.Held--;
                return block;
            }
        }
    }
}
