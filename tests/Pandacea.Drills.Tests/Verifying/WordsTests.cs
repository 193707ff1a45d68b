using System.Numerics;
using System.Text.Json.Nodes;
using Pandacea.Drills.Verifying;

namespace Pandacea.Drills.Tests.Verifying;

public sealed class WordsTests
{
    private static readonly string Answer = "0x" + new string('0', 62) + "2a" + new string('0', 24) + new string('a', 40) + new string('f', 64);

    [Fact]
    public void Words_are_read_as_numbers_addresses_and_bytes()
    {
        var words = Words.Of(JsonValue.Create(Answer));
        Assert.Equal(42, words.Number(0));
        Assert.Equal("0x" + new string('a', 40), words.Address(1));
        Assert.Equal("0x" + new string('f', 64), words.Bytes32(2));
        Assert.Equal(BigInteger.Pow(2, 256) - 1, words.Number(2));
    }

    [Fact]
    public void Short_quantity_is_one_word() => Assert.Equal(255, Words.Of(JsonValue.Create("0xff")).Number(0));

    [Fact]
    public void Missing_word_says_how_many_there_are()
    {
        var error = Assert.Throws<VerificationException>(() => Words.Of(JsonValue.Create(Answer)).Number(3));
        Assert.Contains("3 words", error.Message, StringComparison.Ordinal);
    }
}
