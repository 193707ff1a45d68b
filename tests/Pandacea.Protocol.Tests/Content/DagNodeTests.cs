using CsCheck;
using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Tests.Content;

public sealed class DagNodeTests
{
    private static readonly Cid Target = Cid.V0(ContentHash.Of("x"u8));

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.String.Where(text => !text.Any(char.IsSurrogate)), Gen.ULong, Gen.Byte.Array[0, 50], Gen.Bool).Sample((name, size, data, hasData) =>
        {
            var node = new DagNode([new(name, Target, size), new(null, Cid.V1(ContentCodec.Raw, Target.Hash), size / 2)], hasData ? data.AsMemory() : default(ReadOnlyMemory<byte>?));
            Assert.True(DagNode.TryDecode(node.Encode(), out var again));
            Assert.Equal(node.Links, again.Links);
            Assert.Equal(hasData, again.Data is not null);
            Assert.Equal(hasData ? data : [], again.Data.GetValueOrDefault().ToArray());
        });

    [Fact]
    public void No_bytes_whatever_break_the_readers() =>
        Gen.Byte.Array[0, 40].Sample(bytes =>
        {
            if (DagNode.TryDecode(bytes, out var node) && node.Data is { } data)
            {
                UnixFsNode.TryDecode(data, out _);
            }
        });

    [Fact]
    public void A_block_cut_short_anywhere_is_no_other_node()
    {
        var block = new DagNode([new("name", Target, 300), new("other", Target, 5)], new byte[200]).Encode();
        for (var length = 0; length < block.Length; length++)
        {
            Assert.False(DagNode.TryDecode(block.AsMemory(0, length), out var node) && node.Links.Count == 2 && node.Data is not null);
        }
    }

    [Theory]
    [InlineData("0801")] // data as a number
    [InlineData("0a000a00")] // data twice
    [InlineData("1a00")] // a field that there is not
    [InlineData("1200")] // a link without target
    [InlineData("0a8000")] // a length that is longer than need be
    [InlineData("0b")] // a wire type that there is not
    [InlineData("0a05")] // nothing behind the head
    [InlineData("0affffffffffffffffffff01")] // a number of more than 64 bits
    public void What_is_no_node_is_refused(string hex) => Assert.False(DagNode.TryDecode(Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData("1800", true)]
    [InlineData("", true)]
    [InlineData("120161 1800", true)]
    [InlineData("1800 120161", false)]
    [InlineData("1800 1800", false)]
    [InlineData("1201ff", false)]
    [InlineData("2001", false)]
    public void Fields_of_a_link_stand_in_their_order(string rest, bool fits)
    {
        var link = new byte[2 + Target.Size];
        (link[0], link[1]) = (0x0a, (byte)Target.Size);
        Target.Encode(link.AsSpan(2));
        link = [.. link, .. Convert.FromHexString(rest.Replace(" ", null))];
        Assert.Equal(fits, DagNode.TryDecode(new byte[] { 0x12, (byte)link.Length }.Concat(link).ToArray(), out _));
    }

    [Fact]
    public void Data_before_links_is_read_as_well()
    {
        var node = new DagNode([new("", Target, 1)], new byte[] { 8, 1 });
        var (links, all) = (new DagNode(node.Links, null).Encode(), node.Encode());
        Assert.True(DagNode.TryDecode(all[links.Length..].Concat(links).ToArray(), out var turned));
        Assert.Equal(node.Links, turned.Links);
    }
}
