using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class RevertReasonTests
{
    [Fact]
    public void Reasons_of_every_kind_are_decoded()
    {
        var sender = "0x" + new string('a', 40);
        Assert.Equal("not today", Decode("Error(string)", "not today"));
        Assert.Equal("Panic(17)", Decode("Panic(uint256)", "17"));
        Assert.Equal($"NotEarner({sender})", Decode("NotEarner(address)", sender));
        Assert.Equal("WrongState(5)", Decode("WrongState(uint8)", "5"));
        Assert.Equal("OwnerRequired()", Decode("OwnerRequired()"));
        Assert.Equal("error 0x26121ff0", Decode("f()"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0x")]
    public void Nothing_is_no_reason(string? data) => Assert.Equal("no reason given", RevertReason.Decode(data).Text);

    [Theory]
    [InlineData("0x08c379a000")]
    [InlineData("0x08c379azzz")]
    public void Damaged_reasons_are_shown_as_they_are(string data) => Assert.Equal("unreadable " + data, RevertReason.Decode(data).Text);

    private static string Decode(string signature, params string[] arguments) => RevertReason.Decode(Cast.Run(["calldata", signature, .. arguments])).Text;
}
