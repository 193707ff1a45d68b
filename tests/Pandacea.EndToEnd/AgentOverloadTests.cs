using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A real agent is offered ten times what it can serve; beside the honest run the sabotages of what only this drill asks. The whole matrix is <c>pandacea drill selftest agent_overload</c>.</summary>
[Collection("alone")]
public sealed class AgentOverloadTests
{
    [Fact]
    public async Task An_honest_agent_passes_and_every_sabotage_is_noticed()
    {
        using var cli = new PandaceaProgram();
        string[] first = ["control", "places-unused", "everybody-is-one", "turned-away-again"];
        var result = await cli.RunAsync(["drill", "selftest", "agent_overload", "--offset", $"{cli.Offset}", .. first.SelectMany(static name => new[] { "--sabotage", name })]);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
