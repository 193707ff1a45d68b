using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>What needs an agent that was started in its own way cannot be tried on a stack that runs already.</summary>
public sealed class OwnAgentTests
{
    [Fact]
    public async Task A_sabotaged_agent_and_an_agent_of_known_capacity_are_inconclusive_on_a_running_stack()
    {
        using var cli = new PandaceaProgram();
        Assert.Equal(0, (await cli.RunAsync("up", "--offset", $"{cli.Offset}")).ExitCode);
        foreach (var more in (string[][])[["agent_crash", "--sabotage", "slow-stop"], ["agent_overload"]])
        {
            var result = await cli.RunAsync(["drill", "run", .. more, "--profile", "quick", "--offset", $"{cli.Offset}"]);
            Assert.Equal(3, result.ExitCode);
            Assert.Contains("an agent of its own", result.All, StringComparison.Ordinal);
        }
    }
}
