using System.Text;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class KeccakTests
{
    [Theory]
    [InlineData("", "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void Published_vectors_hold(string text, string expected) =>
        Assert.Equal(expected, Hex.Encode(Keccak.Hash(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Every_length_around_the_block_size_agrees_with_cast()
    {
        var random = Seeded.Stream(nameof(KeccakTests));
        foreach (var length in new[] { 1, 31, 32, 33, 135, 136, 137, 271, 272, 273, 1000 })
        {
            var data = random.Bytes(length);
            Assert.Equal(Cast.Run("keccak", Hex.Encode(data)), Hex.Encode(Keccak.Hash(data)));
        }
    }
}
