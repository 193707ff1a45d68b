using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Tests.Content;

public sealed class CidTests
{
    private const string Known0 = "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD";
    private const string Known1 = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

    [Theory]
    [InlineData(Known0, 0, ContentCodec.DagPb)]
    [InlineData(Known1, 1, ContentCodec.Raw)]
    [InlineData("bafybeihykld7uyxzogax6vgyvag42y7464eywpf55gxi5qpoisibh3c5wa", 1, ContentCodec.DagPb)]
    public void Texts_come_in_and_go_out(string text, int version, ContentCodec codec)
    {
        var cid = Cid.Parse(text);
        Assert.Equal((text, version, codec), (cid.ToString(), cid.Version, cid.Codec));
        var bytes = new byte[Cid.MaxSize];
        Assert.Equal(cid.Size, cid.Encode(bytes));
        Assert.True(Cid.TryDecode(bytes.AsSpan(0, cid.Size), out var again));
        Assert.Equal(cid, again);
        Assert.Equal(cid.GetHashCode(), again.GetHashCode());
    }

    [Fact]
    public void A_CID_of_version_1_is_read_in_base58_too()
    {
        Assert.Equal(
            Cid.Parse("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"),
            Cid.Parse("zdj7Wic6KcJAfWz1c9o4M6kq9Lwd5BfbxkVafnrojaaGiSFxM"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Qm")]
    [InlineData("b")]
    [InlineData("z")]
    [InlineData("hello")]
    [InlineData(Known0 + "1")]
    [InlineData("Q" + Known0)]
    [InlineData("Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyf0")]
    [InlineData("Qzf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD")]
    [InlineData("b" + Known1)]
    [InlineData(Known1 + "a")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5f")]
    [InlineData("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n51")]
    [InlineData("BAFKREIFZJUT3TE2NHYEKKLSS27NH3K72YSCO7Y32KOAO5EEI66WOF36N5E")]
    [InlineData("z1dj7Wic6KcJAfWz1c9o4M6kq9Lwd5BfbxkVafnrojaaGiSFxM")]
    [InlineData("bafyreihdb57fdysx5h35urvxz64ros7zvywshber7id6t6c6fek37jgyfe")]
    [InlineData("bafkrgqbqt3gerhas23vuzrapkdeqf4vu2dwxp3srdj6hvg6nhsug2tgyn6mj3u23yx7utftq3i2ckw2fwdh5qmhid5qf3t35yvkc5e5ottlw6")]
    [InlineData("bafkqaaa")]
    public void What_is_no_CID_of_the_supported_kinds_is_refused(string? text)
    {
        Assert.False(Cid.TryParse(text, out var cid));
        Assert.Null(cid);
        Assert.Throws<FormatException>(() => Cid.Parse(text!));
    }

    [Fact]
    public void Version_and_codec_are_part_of_it()
    {
        var hash = ContentHash.Of("hello"u8);
        Cid[] different = [Cid.V0(hash), Cid.V1(ContentCodec.DagPb, hash), Cid.V1(ContentCodec.Raw, hash), Cid.V0(ContentHash.Of("hallo"u8))];
        Assert.Equal(different.Length, different.Distinct().Count());
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", hash.ToString());
        Assert.True(different[2].Matches("hello"u8));
        Assert.False(different[3].Matches("hello"u8));
        Assert.Throws<ArgumentException>(() => ContentHash.FromDigest(new byte[31]));
    }
}
