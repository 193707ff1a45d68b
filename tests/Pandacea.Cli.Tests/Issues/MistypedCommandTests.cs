using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>For `pandacea dril run` the program once suggested `up`: it had looked at the second word.</summary>
public sealed class MistypedCommandTests
{
    [Theory]
    [InlineData("'dril' is not a command. Did you mean 'drill'?", "dril", "run")]
    [InlineData("'rum' is not a command. Did you mean 'run'?", "drill", "rum", "evm_rpc_flap")]
    [InlineData("'fly' is not a command. Known: bench, consent, down, drill,", "fly")]
    public async Task The_command_that_was_meant_is_suggested(string expected, params string[] arguments)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith(expected, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'up'", ran.Error, StringComparison.Ordinal);
    }
}
