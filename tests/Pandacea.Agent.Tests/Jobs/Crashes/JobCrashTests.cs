namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>Ten crash points; <see cref="JobCrashCommand"/> makes a thousand.</summary>
[Trait("Requirement", "S53")]
public sealed class JobCrashTests
{
    [Fact]
    public async Task Whoever_is_killed_or_paused_every_accepted_job_ends_once_with_its_artifact_and_is_charged_once()
    {
        await using var rig = new JobCrashRig("tests");
        var audit = await rig.RunAsync(10);
        Assert.Empty(audit.Lost);
        Assert.Empty(audit.Doubled);
        Assert.Empty(audit.Wrong);
        Assert.InRange(audit.Accepted, 10, int.MaxValue);
    }
}
