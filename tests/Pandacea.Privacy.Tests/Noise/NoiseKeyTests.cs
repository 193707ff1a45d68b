using Pandacea.Privacy.Tests.Support;

namespace Pandacea.Privacy.Tests.Noise;

public sealed class NoiseKeyTests
{
    [Fact]
    public void A_key_does_not_show_itself()
    {
        Assert.Equal("(a noise key)", Keys.Fixed.ToString());
        Assert.Equal("(a noise key)", $"{Keys.Fixed}");
    }

    [Fact]
    public void New_keys_differ() => Assert.NotEqual(NoiseKey.New().ToBytes(), NoiseKey.New().ToBytes());

    [Fact]
    public void A_key_is_read_from_base64()
    {
        Assert.True(NoiseKey.TryParse(Convert.ToBase64String(Keys.Fixed.ToBytes()), out var key));
        Assert.Equal(Keys.Fixed.ToBytes(), key!.ToBytes());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=AAAA")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g")]
    [InlineData("!!ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    public void What_is_no_key_is_not_read(string? text)
    {
        Assert.False(NoiseKey.TryParse(text, out var key));
        Assert.Null(key);
    }

    [Fact]
    public void A_key_has_its_length() => Assert.Throws<ArgumentException>(() => NoiseKey.FromBytes(new byte[31]));
}
