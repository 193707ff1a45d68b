using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>A mistyped option's value was taken for a mistyped option of its own, an unknown profile for a drill that is not valid, and examples named the program in two ways.</summary>
public sealed class MistypedOptionTests
{
    [Fact]
    public async Task Only_the_option_itself_is_corrected()
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("drill", "run", "evm_rpc_flap", "--sed", "1");

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("'--sed' is not an option. Did you mean '--seed'?", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'1'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_profile_is_no_fault_of_the_drill()
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("drill", "run", "evm_rpc_flap", "--profile", "nope");

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.DoesNotContain("not a valid drill", ran.Error, StringComparison.Ordinal);
        Assert.Contains("evm_rpc_flap cannot be run as asked (1 problem):", ran.Error, StringComparison.Ordinal);
        Assert.Contains("'nope' is not a profile of this drill.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examples_name_the_program_as_it_was_called_after_variables_too()
    {
        await using var program = new TestProgram();

        var ran = await program.With("PANDACEA_COMMAND", "./pandacea").RunAsync("serve", "agent", "--help");

        Assert.Contains("Examples:\n  ./pandacea serve agent\n  AGENT_PORT=8088 ./pandacea serve agent\n", ran.Output, StringComparison.Ordinal);
    }
}
