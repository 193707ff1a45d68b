using System.Numerics;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Contract;

public sealed class BalanceInvariantTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Requirement", "S30")]
    public async Task After_every_call_right_or_wrong_the_contract_holds_exactly_what_it_owes(int run)
    {
        var chain = new ContractFixture();
        await chain.InitializeAsync();
        try
        {
            var walk = new RandomWalk(chain, Seeded.Stream("walk " + run));
            for (var step = 0; step < 300; step++)
            {
                await walk.StepAsync();
            }

            Assert.True(walk.Accepted > 60, $"only {walk.Accepted} calls were accepted");
            Assert.True(walk.Refused > 60, $"only {walk.Refused} calls were refused");
        }
        finally
        {
            await chain.DisposeAsync();
        }
    }

    [Fact]
    public async Task Ether_forced_in_belongs_to_nobody_and_harms_nobody()
    {
        var chain = new ContractFixture();
        await chain.InitializeAsync();
        try
        {
            var forced = BigInteger.Pow(10, 17);
            await chain.Node.ResultAsync("anvil_setBalance", chain.Contract.Address, "0x" + forced.ToString("x"));
            var walk = new RandomWalk(chain, Seeded.Stream("forced")) { Forced = forced };
            for (var step = 0; step < 60; step++)
            {
                await walk.StepAsync();
            }

            Assert.True(walk.Accepted > 10);
        }
        finally
        {
            await chain.DisposeAsync();
        }
    }
}
