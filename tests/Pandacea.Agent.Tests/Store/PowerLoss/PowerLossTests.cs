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

    private static async Task<PowerLossReport> RunAsync(SynchronousLevel synchronous)
    {
        Assert.Null(LoopMounts.Objection());
        using var rig = new PowerLossRig(synchronous, "tests");
        return await rig.RunAsync(Cuts);
    }
}
