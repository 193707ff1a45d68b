using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>Every criterion can fail: the matrix of sabotages.</summary>
[Collection("stack")]
public sealed class SelftestTests
{
    [Fact]
    public async Task Every_sabotage_is_noticed_by_the_criterion_that_it_is_aimed_at()
    {
        using var cli = new PandaceaProgram();
        var result = await cli.RunAsync("drill", "selftest", "evm_rpc_flap", "--offset", $"{cli.Offset + 30_000}");
        Assert.True(result.ExitCode == 0, result.All);
    }
}
