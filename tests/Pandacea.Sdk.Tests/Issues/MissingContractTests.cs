using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Tests.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>A lease was paid to an address without a contract, and had then failed "after 0 attempts" of a dependency without a name, and "did not happen".</summary>
public sealed class MissingContractTests(AnvilFixture chain) : IClassFixture<AnvilFixture>
{
    [Fact]
    public async Task Nothing_is_paid_to_an_address_without_a_contract()
    {
        const string Nobody = "0x00000000000000000000000000000000000000fd";
        var (spender, earner) = (await chain.AccountAsync(), await chain.AccountAsync());
        await using var host = ChainHost.For(chain.Node.Url, Nobody);

        var refusal = await Assert.ThrowsAsync<OptionsInvalidException>(async () => await host.Leases.CreateAsync(ChainHost.Request(spender, earner.Address), default));

        Assert.Contains(Nobody, refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.MayHaveTakenEffect);
        Assert.Equal("0x0", (await chain.Node.ResultAsync("eth_getBalance", Nobody, "latest")).GetString());
    }

    [Fact]
    public async Task Of_a_contract_that_went_away_the_node_is_named_and_the_payment_is_not_denied()
    {
        const string Gone = "0x00000000000000000000000000000000000000fe";
        var (spender, earner) = (await chain.AccountAsync(), await chain.AccountAsync());
        await chain.Node.ResultAsync("anvil_setCode", Gone, (await chain.Node.ResultAsync("eth_getCode", chain.Contract, "latest")).GetString()!);
        await using var host = ChainHost.For(chain.Node.Url, Gone);
        await host.Leases.CreateAsync(ChainHost.Request(spender, earner.Address), default);
        var before = (await chain.Node.ResultAsync("eth_getBalance", Gone, "latest")).GetString();
        await chain.Node.ResultAsync("anvil_setCode", Gone, "0x");

        var refusal = await Assert.ThrowsAsync<TransactionRevertedException>(async () => await host.Leases.CreateAsync(ChainHost.Request(spender, earner.Address), default));

        Assert.Equal(("evm", true), (refusal.Dependency, refusal.MayHaveTakenEffect));
        Assert.InRange(refusal.Attempts, 1, int.MaxValue);
        Assert.NotEqual(before, (await chain.Node.ResultAsync("eth_getBalance", Gone, "latest")).GetString());
    }
}
