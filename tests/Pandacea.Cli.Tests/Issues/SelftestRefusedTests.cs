using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>No stacks at all, and a drill beside all drills, were taken for something else than what was written.</summary>
public sealed class SelftestRefusedTests
{
    [Theory]
    [InlineData("--parallel: 0 is not allowed. Allowed: 1 to 8.", "evm_rpc_flap", "--parallel", "0")]
    [InlineData("--parallel: -3 is not allowed. Allowed: 1 to 8.", "evm_rpc_flap", "--parallel", "-3")]
    [InlineData("--parallel: 9 is not allowed. Allowed: 1 to 8.", "--all", "--parallel", "9")]
    [InlineData("name a drill, or --all", "evm_rpc_flap", "--all")]
    [InlineData("--parallel", "evm_rpc_flap", "--parallel", "two")]
    [InlineData("Name a drill, or --all.")]
    [InlineData("'no-fencing' is not a sabotage. Known: control, ", "evm_rpc_flap", "--sabotage", "no-fencing")]
    public async Task What_cannot_be_meant_is_refused_with_what_can(string expected, params string[] arguments)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync(["drill", "selftest", .. arguments, "--offset", program.Offset]);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }
}
