using CsCheck;
using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Tests.Content;

public sealed class FileTests
{
    private static readonly Gen<FileLayout> Layouts =
        from chunk in Gen.Int[1, 40]
        from links in Gen.Int[2, 5]
        from raw in Gen.Bool
        from version in Gen.Int[0, 1]
        select new FileLayout { ChunkSize = chunk, MaxLinks = links, RawLeaves = raw, CidVersion = version };

    [Fact]
    public Task What_was_built_is_read_again_from_any_place() =>
        Gen.Select(Layouts, Gen.Byte.Array[0, 700], Gen.Int[0, 800], Gen.Int[0, 800]).SampleAsync(async (layout, bytes, offset, length) =>
        {
            var (blocks, root) = await BuildAsync(bytes, layout);
            Assert.Equal(bytes, await ReadAsync(blocks, root.Cid, 0, null));
            Assert.Equal(bytes.Skip(offset).Take(length), await ReadAsync(blocks, root.Cid, (ulong)offset, (ulong)length));
            Assert.Equal((ulong)bytes.Length, await new FileReader(blocks).SizeAsync(root.Cid));
        });

    [Fact]
    public Task The_tree_size_counts_every_block_that_was_put() =>
        Gen.Select(Layouts, Gen.Byte.Array[0, 700]).SampleAsync(async (layout, bytes) =>
        {
            var (blocks, root) = await BuildAsync(bytes, layout);
            Assert.Equal(blocks.Puts.Sum(cid => blocks.Blocks[cid.Hash].Length), (int)root.TreeSize);
            Assert.Equal((ulong)bytes.Length, root.ContentSize);
            Assert.Equal(root.Cid, blocks.Puts[^1]);
        });

    [Fact]
    public Task One_altered_bit_in_any_block_never_reaches_the_reader() =>
        Gen.Select(Layouts, Gen.Byte.Array[1, 300], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).SampleAsync(async (layout, bytes, which, bit) =>
        {
            var (blocks, root) = await BuildAsync(bytes, layout);
            var block = blocks.Blocks.Values.ElementAt(which % blocks.Blocks.Count);
            block[bit / 8 % block.Length] ^= (byte)(1 << (bit % 8));
            var seen = new List<byte>();
            var error = await Assert.ThrowsAsync<ContentException>(async () =>
            {
                await foreach (var piece in new FileReader(new VerifiedBlocks(blocks)).ReadAsync(root.Cid, 0))
                {
                    seen.AddRange(piece.Span);
                }
            });
            Assert.Equal(ContentFailure.Altered, error.Failure);
            Assert.Equal(bytes.Take(seen.Count), seen);
        });

    [Fact]
    public async Task Only_the_blocks_that_are_asked_for_are_fetched()
    {
        var (blocks, root) = await BuildAsync([.. Enumerable.Range(0, 200).Select(i => (byte)i)], new() { ChunkSize = 10, MaxLinks = 3 });
        await ReadAsync(blocks, root.Cid, 95, 3);
        Assert.Equal(4, blocks.Gets.Count);
    }

    [Fact]
    public async Task A_stream_that_gives_little_at_a_time_gives_the_same_tree()
    {
        var bytes = Enumerable.Range(0, 1000).Select(i => (byte)(i * 7)).ToArray();
        var layout = new FileLayout { ChunkSize = 64, MaxLinks = 4 };
        var (_, root) = await BuildAsync(bytes, layout);
        Assert.Equal(root, await FileBuilder.BuildAsync(new Dribble(bytes), layout, NoSink.Instance));
    }

    [Fact]
    public async Task Progress_counts_the_bytes_read()
    {
        var told = new List<ulong>();
        await FileBuilder.BuildAsync(new MemoryStream(new byte[25]), new() { ChunkSize = 10 }, NoSink.Instance, new Told(told));
        Assert.Equal([10UL, 20, 25], told);
    }

    [Fact]
    public async Task Layouts_out_of_range_are_refused_all_at_once()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            FileBuilder.BuildAsync(Stream.Null, new() { ChunkSize = 2_097_152, MaxLinks = 1, CidVersion = 2 }, NoSink.Instance));
        Assert.Equal("ChunkSize is 2097152 but must be from 1 to 2096896. MaxLinks is 1 but must be at least 2. CidVersion is 2 but must be 0 or 1.", error.Message);
    }

    [Theory]
    [InlineData(ContentFailure.WrongKind, "0a020801")]
    [InlineData(ContentFailure.Unsupported, "0a020804")]
    [InlineData(ContentFailure.Malformed, "0a020802ff")]
    [InlineData(ContentFailure.Malformed, "")]
    [InlineData(ContentFailure.Malformed, "0a0408021801")]
    [InlineData(ContentFailure.Malformed, "0a060802180120 01")]
    [InlineData(ContentFailure.Malformed, "0a1a0802 20ffffffffffffffffff01 20ffffffffffffffffff01")]
    [InlineData(ContentFailure.Malformed, "0a0308 8200")]
    public async Task Genuine_blocks_that_are_no_file_are_refused(ContentFailure failure, string hex)
    {
        var blocks = new BlockMemory();
        var block = Convert.FromHexString(hex.Replace(" ", null));
        var cid = Cid.V0(ContentHash.Of(block));
        await blocks.PutAsync(cid, block, default);
        Assert.Equal(failure, (await Assert.ThrowsAsync<ContentException>(() => ReadAsync(blocks, cid, 0, null))).Failure);
    }

    [Fact]
    public async Task A_link_that_lies_about_a_size_is_found_out()
    {
        var blocks = new BlockMemory();
        var leaf = await FileBuilder.BuildAsync(new MemoryStream(new byte[5]), FileLayout.V1, blocks);
        var lie = new DagNode([new("", leaf.Cid, 5)], UnixFsNode.Inner([4]).Encode()).Encode();
        var root = Cid.V0(ContentHash.Of(lie));
        await blocks.PutAsync(root, lie, default);
        Assert.Equal(ContentFailure.Malformed, (await Assert.ThrowsAsync<ContentException>(() => ReadAsync(blocks, root, 0, null))).Failure);
    }

    private static async Task<(BlockMemory Blocks, ContentNode Root)> BuildAsync(byte[] bytes, FileLayout layout)
    {
        var blocks = new BlockMemory();
        return (blocks, await FileBuilder.BuildAsync(new MemoryStream(bytes), layout, blocks));
    }

    private static async Task<byte[]> ReadAsync(BlockMemory blocks, Cid root, ulong offset, ulong? length)
    {
        var all = new MemoryStream();
        await foreach (var piece in new FileReader(blocks).ReadAsync(root, offset, length))
        {
            all.Write(piece.Span);
        }

        return all.ToArray();
    }

    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }

    private sealed class Told(List<ulong> told) : IProgress<ulong>
    {
        public void Report(ulong value) => told.Add(value);
    }
}
