using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>Every criterion can fail: the matrix of sabotages.</summary>
[Collection("alone")]
public sealed class SelftestTests
{
    /// <summary>The first sabotage of each criterion; the whole matrix is <c>pandacea drill selftest</c>. Two stacks side by side disturb each other now and then: a run that was not as expected is repeated alone.</summary>
    [Fact]
    public async Task Every_sabotage_is_noticed_by_the_criterion_that_it_is_aimed_at()
    {
        using var cli = new PandaceaProgram();
        string[] first = ["no-injection", "no-retry", "retry-after-ignored", "breaker-never-opens", "breaker-without-probe", "new-proposal-on-retry", "no-retry-budget", "slow-reads", "restore-skipped"];
        var result = await cli.RunAsync(["drill", "selftest", "evm_rpc_flap", "--offset", $"{cli.Offset}", .. first.SelectMany(static name => new[] { "--sabotage", name })]);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
