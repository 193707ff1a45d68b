using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>Two cuts each; <see cref="PowerLossCommand"/> makes two hundred.</summary>
[Trait("Requirement", "S97")]
public sealed class PowerLossTests
{
    private const int Cuts = 2;

    [PowerLossFact]
    public async Task What_was_acknowledged_outlives_the_power()
    {
        var report = await RunAsync(SynchronousLevel.Full);
        Assert.Empty(report.Damage);
        Assert.Empty(report.Lost);
        Assert.Equal(Cuts, report.Cuts);
        Assert.InRange(report.Acknowledged, 40, int.MaxValue);
    }

    [PowerLossFact]
    public async Task A_store_that_flushes_only_its_checkpoints_is_caught() => Assert.False((await RunAsync(SynchronousLevel.Normal)).IsClean);

    [PowerLossFact]
    public async Task A_store_that_never_flushes_is_caught() => Assert.False((await RunAsync(SynchronousLevel.Off)).IsClean);

    [PowerLossFact]
    public async Task Jobs_and_what_they_cost_outlive_the_power()
    {
        var report = await RunAsync(SynchronousLevel.Full, new JobLoad());
        Assert.Empty(report.Damage);
        Assert.Empty(report.Lost);
        Assert.InRange(report.Acknowledged, 40, int.MaxValue);
    }

    private static async Task<PowerLossReport> RunAsync(SynchronousLevel synchronous, IPowerLossLoad? load = null)
    {
        Assert.Null(LoopMounts.Objection());
        using var rig = new PowerLossRig(synchronous, "tests", load ?? new ProposalLoad());
        return await rig.RunAsync(Cuts);
    }
}
