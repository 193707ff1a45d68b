using Pandacea.Agent.Identity;

namespace Pandacea.Agent.Tests.Identity;

public sealed class PersonalSignatureTests
{
    // Published with the web3.js documentation of accounts.sign.
    private const string Message = "Some data";
    private const string Signature =
        "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c";

    [Fact]
    public void It_finds_the_published_signer() =>
        Assert.Equal("0x2c7536e3605d9c16a7a3d7b1898e529396a65c23", PersonalSignature.Signer(Message, Signature));

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("b91467")]
    [InlineData("0xzz1467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c")]
    [InlineData("0x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001c")]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1c")]
    public void What_is_no_signature_has_no_signer(string signature) => Assert.Null(PersonalSignature.Signer(Message, signature));

    [Fact]
    public void Another_text_has_another_signer() =>
        Assert.NotEqual("0x2c7536e3605d9c16a7a3d7b1898e529396a65c23", PersonalSignature.Signer("Other data", Signature));
}
