using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Tests.Support;
using Pandacea.Faults.Control;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Sabotage.Tests;

public sealed class AppliedSabotageTests
{
    public static TheoryData<string> Names => [.. SabotageCatalog.All.Where(static sabotage => sabotage.Role == "runner").Select(static sabotage => sabotage.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_changes_one_thing_in_the_container_of_a_run(string name)
    {
        var honest = RunContainer.Describe(RunContainer.Services());
        var services = RunContainer.Services();
        SabotageCatalog.Find(name).Apply(services);
        var spoiled = RunContainer.Describe(services);
        Assert.Equal(honest.Keys, spoiled.Keys);
        // Reads go by three ways: to the chain, to the agent and to the IPFS node.
        Assert.Equal(name == "slow-reads" ? 3 : 1, honest.Count(pair => spoiled[pair.Key] != pair.Value));
    }

    [Fact]
    public void Nothing_else_makes_two_containers_differ() =>
        Assert.Equal(RunContainer.Describe(RunContainer.Services()), RunContainer.Describe(RunContainer.Services()));

    [Theory]
    [InlineData("no-injection", "")]
    [InlineData("restore-skipped", "inject 0")]
    public async Task A_spoiled_injector_says_yes_and_does_only_what_is_left(string name, string done)
    {
        var injector = new ScriptedFaults();
        var services = new ServiceCollection().AddSingleton<IFaultControl>(injector);
        SabotageCatalog.Find(name).Apply(services);
        await using var provider = services.BuildServiceProvider();
        var spoiled = provider.GetRequiredService<IFaultControl>();
        await spoiled.InjectAsync(new FaultRequest("w0", "lease", "evm", "down", new Dictionary<string, string>(), 100, null, "1", 0), default);
        await spoiled.LiftAsync("w0", default);
        Assert.Equal(done, string.Join(", ", injector.Asked));
    }

    [Fact]
    public async Task An_early_acknowledgement_is_of_a_lease_that_nobody_was_asked_for()
    {
        await Assert.ThrowsAnyAsync<PandaceaException>(() => CreateAsync("no-retry"));
        var invented = await CreateAsync("no-retry", "acknowledged-before-sent");
        Assert.Matches("^0x[0-9a-f]{64}$", invented.LeaseId);
    }

    private static async Task<LeaseCreated> CreateAsync(params string[] sabotages)
    {
        var services = RunContainer.Services();
        foreach (var name in sabotages)
        {
            SabotageCatalog.Find(name).Apply(services);
        }

        await using var provider = services.BuildServiceProvider();
        var id = "0x" + new string('2', 64);
        var request = new CreateLease(EvmAccount.Generate(), EvmAccount.Generate().Address, id, id, 1, 1, 1);
        return await provider.GetRequiredService<ILeaseClient>().CreateAsync(request, default);
    }
}
