using Pandacea.Agent.Tests.Store;

namespace Pandacea.Agent.Tests.Start;

/// <summary>A thousand leases; <see cref="StartCommand"/> takes a hundred thousand and times them.</summary>
[Trait("Requirement", "S88")]
public sealed class StartTests
{
    private const int Leases = 1000;

    [Fact]
    public async Task An_agent_that_was_killed_is_ready_again_with_all_its_leases()
    {
        await using var rig = await StartRig.PrepareAsync(Leases);

        await rig.StartAsync();
        await rig.StartAsync();

        Assert.Equal(["1000"], StoreRows.Read(rig.Store, "SELECT COUNT(*) FROM audit_leases"));
        Assert.Equal(["1000"], StoreRows.Read(rig.Store, "SELECT COUNT(*) FROM audit_idempotency"));
    }
}
