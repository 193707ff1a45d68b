using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class PersonalMessageTests
{
    /// <summary>From <c>cast wallet sign --private-key KEY hello</c>.</summary>
    private const string Key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    private const string Address = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
    private const string Signature = "0xf16ea9a3478698f695fd1401bfe27e9e4a7e8e3da94aa72b021125e31fa899cc573c48ea3fe1d4ab61a9db10c19032026e3ed2dbccba5a178235ac27f94504311c";

    [Fact]
    public void The_vector_comes_out_and_names_its_signer()
    {
        Assert.Equal(Signature, EvmAccount.FromPrivateKey(Key).SignMessage("hello"));
        Assert.True(PersonalMessage.TryRecover("hello", Signature, out var signer));
        Assert.Equal(Address, signer);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("größer ☃")]
    [InlineData("two\nlines and \"quotes\"")]
    public void Signatures_agree_with_cast(string message)
    {
        var random = Seeded.Stream(message);
        for (var i = 0; i < 5; i++)
        {
            var key = random.Hex(32);
            var account = EvmAccount.FromPrivateKey(key);
            var signature = account.SignMessage(message);
            Assert.Equal(Cast.Run("wallet", "sign", "--private-key", key, message), signature);
            Assert.True(PersonalMessage.TryRecover(message, signature, out var signer));
            Assert.Equal(account.Address, signer);
        }
    }

    [Fact]
    public void Another_text_has_another_signer()
    {
        Assert.True(PersonalMessage.TryRecover("hello!", Signature, out var signer));
        Assert.NotEqual(Address, signer);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("no hex")]
    public void What_is_no_signature_has_no_signer(string? signature) => Assert.False(PersonalMessage.TryRecover("hello", signature, out _));

    [Fact]
    public void A_signature_has_only_one_text()
    {
        var digits = Signature[2..];
        const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
        const string Order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        var highS = (System.Numerics.BigInteger.Parse("0" + Order, System.Globalization.NumberStyles.HexNumber)
            - System.Numerics.BigInteger.Parse("0" + digits[64..128], System.Globalization.NumberStyles.HexNumber)).ToString("x64")[^64..];
        var flipped = digits[128..] == "1b" ? "1c" : "1b";
        string[] others =
        [
            "0x" + digits[..64] + highS + flipped,
            "0x" + digits[..128] + "00",
            "0x" + digits[..128] + "1d",
            "0x" + Zero + digits[64..],
            "0x" + digits[..64] + Zero + digits[128..],
            "0x" + Order + digits[64..],
            digits + "00",
        ];
        Assert.All(others, other => Assert.False(PersonalMessage.TryRecover("hello", other, out _)));
    }
}
