using Pandacea.Agent.Tests.Store.PowerLoss;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Two cuts; <see cref="CrashCommand"/> makes a hundred.</summary>
[Trait("Requirement", "S97")]
public sealed class PowerLossTests
{
    private const int Cuts = 2;

    // Others flush the same journal: it takes a few cuts until one falls between a name and somebody else's flush.
    private const int MostCuts = 30;

    [PowerLossFact]
    public async Task What_was_acknowledged_outlives_the_power()
    {
        var report = await RunAsync(Flushing.All, Cuts);
        Assert.Empty(report.Damage);
        Assert.Empty(report.Lost);
        Assert.Equal(Cuts, report.Crashes);
        Assert.InRange(report.Acknowledged, Cuts * 5, int.MaxValue);
    }

    [PowerLossFact]
    public async Task A_node_that_flushes_nothing_is_caught() => Assert.False((await RunAsync(Flushing.Nothing, MostCuts)).IsClean);

    [PowerLossFact]
    public async Task A_node_that_flushes_no_names_is_caught() => Assert.False((await RunAsync(Flushing.Files, MostCuts)).IsClean);

    [PowerLossFact]
    public async Task A_node_that_flushes_no_bytes_is_caught() => Assert.False((await RunAsync(Flushing.Folders, MostCuts)).IsClean);

    private static async Task<CrashReport> RunAsync(Flushing flushing, int cuts)
    {
        Assert.Null(LoopMounts.Objection());
        using var rig = new PowerLossRig(flushing, "tests");
        return await rig.RunAsync(cuts);
    }
}
