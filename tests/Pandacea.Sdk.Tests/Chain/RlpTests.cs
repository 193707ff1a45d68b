using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class RlpTests
{
    [Fact]
    public void Random_nested_lists_agree_with_cast()
    {
        var random = Seeded.Stream(nameof(RlpTests));
        for (var i = 0; i < 40; i++)
        {
            var (json, encoded) = Item(random, depth: 4);
            Assert.Equal(Cast.Run("to-rlp", json), Hex.Encode(encoded));
        }
    }

    [Theory]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(60_000)]
    public void Lengths_at_every_seam_agree_with_cast(int length)
    {
        var data = Seeded.Stream("length").Bytes(length);
        Assert.Equal(Cast.Run("from-rlp", Hex.Encode(Rlp.Bytes(data))), "\"" + Hex.Encode(data) + "\"");
    }

    [Fact]
    public void Zero_is_the_empty_string() => Assert.Equal("0x80", Hex.Encode(Rlp.Integer(0)));

    private static (string Json, byte[] Encoded) Item(SeedStream random, int depth)
    {
        if (depth == 0 || random.NextInt(3) == 0)
        {
            var data = random.Bytes(random.NextInt(4) == 0 ? random.NextInt(300) : random.NextInt(3));
            return ("\"" + Hex.Encode(data) + "\"", Rlp.Bytes(data));
        }

        var items = Enumerable.Range(0, random.NextInt(6)).Select(_ => Item(random, depth - 1)).ToArray();
        return ("[" + string.Join(",", items.Select(item => item.Json)) + "]", Rlp.List(items.Select(item => item.Encoded).ToArray()));
    }
}
