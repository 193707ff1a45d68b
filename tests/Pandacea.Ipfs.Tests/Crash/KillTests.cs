namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Five kills; <see cref="CrashCommand"/> makes five hundred.</summary>
[Trait("Requirement", "S97")]
public sealed class KillTests
{
    private const int Kills = 5;

    [Fact]
    [Trait("Requirement", "S87")]
    public async Task What_was_acknowledged_is_there_however_often_the_node_is_killed()
    {
        using var rig = new KillRig("tests");
        var report = await rig.RunAsync(Kills);
        Assert.Empty(report.Lost);
        Assert.Empty(report.Damage);
        Assert.InRange(report.Acknowledged, Kills * 5, int.MaxValue);
    }
}
