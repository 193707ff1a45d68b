using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk.Tests.Chain;

/// <summary>The signature published with the web3.js documentation of accounts.sign, and what is none.</summary>
public sealed class PersonalMessageVectorTests
{
    private const string Signer = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";
    private const string Signature =
        "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c";

    [Theory]
    [InlineData("Some data", true)]
    [InlineData("Other data", false)]
    public void The_published_signer_is_found_for_its_text_alone(string message, bool same)
    {
        Assert.True(PersonalMessage.TryRecover(message, Signature, out var signer));
        Assert.Equal(same, signer == Signer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("b91467")]
    [InlineData("0xzz1467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c")]
    [InlineData("0x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001c")]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1c")]
    public void What_is_no_signature_has_no_signer(string signature) => Assert.False(PersonalMessage.TryRecover("Some data", signature, out _));
}
