using Pandacea.Agent.Tests.Store.PowerLoss;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Two cuts; <see cref="CrashCommand"/> makes a hundred.</summary>
[Trait("Requirement", "S97")]
public sealed class PowerLossTests
{
    private const int Cuts = 2;

    // One writer, cut right after an answer: whoever writes beside it flushes the same journal, and with it what the node left out.
    private const int MostCuts = 10;

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
    public async Task A_node_that_flushes_nothing_is_caught() => Assert.False((await RunAsync(Flushing.Nothing, MostCuts, writers: 1)).IsClean);

    [PowerLossFact]
    public async Task A_node_that_flushes_no_names_is_caught() => Assert.False((await RunAsync(Flushing.Files, MostCuts, writers: 1)).IsClean);

    [PowerLossFact]
    public async Task A_node_that_flushes_no_bytes_is_caught() => Assert.False((await RunAsync(Flushing.Folders, MostCuts, writers: 1)).IsClean);

    private static async Task<CrashReport> RunAsync(Flushing flushing, int cuts, int writers = Load.Many)
    {
        Assert.Null(LoopMounts.Objection());
        using var rig = new PowerLossRig(flushing, "tests", writers);
        return await rig.RunAsync(cuts);
    }
}
