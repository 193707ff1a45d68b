using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Tests.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>A lease paid to an address without a contract had failed "after 0 attempts" of a dependency without a name, and "did not happen": the payment had gone there.</summary>
public sealed class MissingContractTests(AnvilFixture chain) : IClassFixture<AnvilFixture>
{
    [Fact]
    public async Task The_node_is_named_and_the_payment_is_not_denied()
    {
        var (spender, earner) = (await chain.AccountAsync(), await chain.AccountAsync());
        await using var host = ChainHost.For(chain.Node.Url, "0x00000000000000000000000000000000000000fe");

        var refusal = await Assert.ThrowsAsync<TransactionRevertedException>(async () => await host.Leases.CreateAsync(ChainHost.Request(spender, earner.Address), default));

        Assert.Equal(("evm", true), (refusal.Dependency, refusal.MayHaveTakenEffect));
        Assert.InRange(refusal.Attempts, 1, int.MaxValue);
        var paid = await chain.Node.ResultAsync("eth_getBalance", "0x00000000000000000000000000000000000000fe", "latest");
        Assert.NotEqual("0x0", paid.GetString());
    }
}
