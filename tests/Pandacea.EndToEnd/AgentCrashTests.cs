using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>The agent is really killed and stopped under load; beside the honest run the sabotages of what only this drill asks. The others are made on the first drill, and on this one by <c>pandacea drill selftest</c>.</summary>
[Collection("alone")]
public sealed class AgentCrashTests
{
    [Fact]
    [Trait("Requirement", "S97")]
    public async Task An_honest_agent_passes_and_every_sabotage_is_noticed()
    {
        using var cli = new PandaceaProgram();
        string[] first = ["control", "idempotency-ignored", "slow-stop"];
        var result = await cli.RunAsync(["drill", "selftest", "agent_crash", "--offset", $"{cli.Offset}", .. first.SelectMany(static name => new[] { "--sabotage", name })]);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
