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
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:65535")]
    public async Task A_target_whose_other_ports_would_not_exist_is_refused(string target)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("drill", "run", "evm_rpc_flap", "--target", target);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("Allowed ports: 395 to 55464.", ran.Error, StringComparison.Ordinal);
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
        Assert.Contains($"--offset: {offset} is not allowed. Allowed: 0 to 46990.", ran.Error, StringComparison.Ordinal);
    }
}
