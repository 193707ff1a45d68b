using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A real worker is killed, paused and cut off while jobs run; beside the honest run the sabotages of what only this drill asks. The whole matrix is <c>pandacea drill selftest pysyft_crash</c>.</summary>
[Collection("alone")]
public sealed class PysyftCrashTests
{
    [Fact]
    [Trait("Requirement", "S47")]
    [Trait("Requirement", "S50")]
    [Trait("Requirement", "S53")]
    public async Task Honest_jobs_pass_and_every_sabotage_is_noticed()
    {
        using var cli = new PandaceaProgram();
        string[] first = ["control", "checkpoint-ignored", "no-fencing", "fresh-noise-per-attempt"];
        var result = await cli.RunAsync(["drill", "selftest", "pysyft_crash", "--offset", $"{cli.Offset}", .. first.SelectMany(static name => new[] { "--sabotage", name })]);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
