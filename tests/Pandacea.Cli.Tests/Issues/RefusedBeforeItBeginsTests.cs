using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>A whole stack was started for a run that could not be kept; ports that do not exist were "not foreseen".</summary>
public sealed class RefusedBeforeItBeginsTests
{
    [Theory]
    [InlineData("holds", "already holds a run")]
    [InlineData("file", "is a file")]
    [InlineData("file/below", "cannot be written to")]
    public async Task A_folder_that_no_run_can_be_kept_in_is_refused_at_once(string output, string expected)
    {
        await using var program = new TestProgram();
        await StoredRun.WriteAsync(Path.Combine(program.Folder, "holds"));
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "file"), "");

        var ran = await program.RunAsync("drill", "run", "evm_rpc_flap", "--profile", "quick", "--offset", program.Offset, "--out", output);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.Contains("Name another folder with --out.", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, ".pandacea")));
    }

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.json")]
    [InlineData("junit.xml")]
    public async Task A_report_of_something_else_in_the_folder_is_not_overwritten(string name)
    {
        await using var program = new TestProgram();
        var kept = Path.Combine(Directory.CreateDirectory(Path.Combine(program.Folder, "theirs")).FullName, name);
        await File.WriteAllTextAsync(kept, "mine");

        var ran = await program.RunAsync("drill", "run", "evm_rpc_flap", "--profile", "quick", "--offset", program.Offset, "--out", "theirs");

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains($"already holds a {name}, and no run", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Name another folder with --out.", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(kept));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:65535")]
    public async Task A_target_whose_other_ports_would_not_exist_is_refused(string target)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("drill", "run", "evm_rpc_flap", "--target", target);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Matches(@"Allowed ports: \d+ to \d+\.", ran.Error);
    }

    [Theory]
    [InlineData("up", "-5")]
    [InlineData("status", "46991")]
    [InlineData("down", "-1")]
    public async Task An_offset_without_ports_is_refused(string command, string offset)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync(command, "--offset", offset);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Matches($@"--offset: {offset} is not allowed\. Allowed: 0 to \d+\.", ran.Error);
    }
}
