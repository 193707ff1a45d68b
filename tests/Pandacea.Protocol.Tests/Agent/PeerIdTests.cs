using System.Text.Json;
using Pandacea.Protocol.Agent;

namespace Pandacea.Protocol.Tests.Agent;

public sealed class PeerIdTests
{
    private const string Known = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";

    public static TheoryData<string, string> Vectors()
    {
        using var file = JsonDocument.Parse(VectorFile.Read("peer-ids.json"));
        var data = new TheoryData<string, string>();
        foreach (var vector in file.RootElement.EnumerateArray())
        {
            data.Add(vector.GetProperty("publicKey").GetString()!, vector.GetProperty("peerId").GetString()!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Published_ids_come_out_and_go_in(string key, string text)
    {
        var bytes = Convert.FromHexString(key);
        Assert.Equal(text, PeerId.FromPublicKey(bytes).ToString());
        Assert.Equal(bytes, PeerId.Parse(text).PublicKey.ToArray());
        Assert.Equal(PeerId.FromPublicKey(bytes), PeerId.Parse(text));
        Assert.Equal(PeerId.FromPublicKey(bytes).GetHashCode(), PeerId.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xff)]
    public void The_smallest_and_the_largest_key_have_texts_of_the_same_length(byte value)
    {
        var key = Enumerable.Repeat(value, 32).ToArray();
        var text = PeerId.FromPublicKey(key).ToString();
        Assert.Equal(PeerId.TextLength, text.Length);
        Assert.StartsWith("12D3KooW", text);
        Assert.Equal(key, PeerId.Parse(text).PublicKey.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12D3KooW")]
    [InlineData("1" + Known)]
    [InlineData(Known + "1")]
    [InlineData(" " + Known)]
    [InlineData("12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5S0")]
    [InlineData("12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5Sé")]
    [InlineData("11D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA")]
    [InlineData("12D3KooXD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N")]
    [InlineData("16Uiu2HAkuqGKz8D6khfrnJnDrN5VxWWCoLU8Aq4eCFJuyXmfakB5")]
    [InlineData("bafzbeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe")]
    public void What_is_not_the_one_text_of_an_Ed25519_key_is_refused(string? text)
    {
        Assert.False(PeerId.TryParse(text, out var peerId));
        Assert.Null(peerId);
        Assert.Throws<FormatException>(() => PeerId.Parse(text!));
    }

    [Fact]
    public void Different_keys_are_different_peers()
    {
        var one = PeerId.FromPublicKey(new byte[32]);
        Assert.NotEqual(one, PeerId.Parse(Known));
        Assert.False(one.Equals(null));
        Assert.Throws<ArgumentException>(() => PeerId.FromPublicKey(new byte[31]));
    }
}
