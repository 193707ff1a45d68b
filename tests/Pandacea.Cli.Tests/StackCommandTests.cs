using System.Text.Json;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests;

public sealed class StackCommandTests
{
    [Fact]
    public async Task Up_status_restart_logs_and_down_work_together()
    {
        await using var program = new TestProgram();

        var up = await program.RunAsync("up", "--offset", program.Offset);
        Assert.True(up.ExitCode == 0, up.Error);
        Assert.Contains("evm", up.Output);
        Assert.DoesNotContain('\u001b', up.Output);

        var status = await program.RunAsync("status", "--json", "--offset", program.Offset);
        using var json = JsonDocument.Parse(status.Output);
        Assert.True(json.RootElement.GetProperty("ready").GetBoolean());
        Assert.Equal(0, status.ExitCode);

        var again = await program.RunAsync("up", "--offset", program.Offset);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Already running", again.Output);

        Assert.Equal(0, (await program.RunAsync("restart", "evm", "--offset", program.Offset)).ExitCode);

        var logs = await program.RunAsync("logs", "stack", "-n", "100", "--offset", program.Offset);
        Assert.Equal(2, logs.Output.Split('\n').Count(line => line.Contains("\"service_started\",\"service\":\"evm\"", StringComparison.Ordinal)));

        Assert.Contains("Stopped.", (await program.RunAsync("down", "--offset", program.Offset)).Output);
        Assert.Equal(3, (await program.RunAsync("status", "--offset", program.Offset)).ExitCode);
        Assert.Contains("No stack ran", (await program.RunAsync("down", "--offset", program.Offset)).Output);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_up_leaves_nothing_behind(string signal)
    {
        await using var program = new TestProgram();
        // An anvil that never answers keeps `up` waiting.
        var anvil = Path.Combine(program.Folder, "anvil");
        await File.WriteAllTextAsync(anvil, "#!/bin/sh\necho waiting\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(anvil, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var up = program.With("ANVIL_PATH", anvil).Start("up", "--offset", program.Offset);
        var log = Path.Combine(program.Folder, ".pandacea", "logs", $"anvil-{program.Offset}.log");
        await Eventually.TrueAsync(() => File.Exists(log) && new FileInfo(log).Length > 0, "anvil was started");

        await TestProgram.SignalAsync(up, signal);
        var ran = await TestProgram.EndOfAsync(up);

        Assert.Equal(130, ran.ExitCode);
        Assert.DoesNotContain("   at ", ran.Error);
        Assert.False(program.LeftSomethingRunning());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Serve_stack_in_the_foreground_stops_cleanly(string signal)
    {
        await using var program = new TestProgram();
        using var serve = program.Start("serve", "stack", "--offset", program.Offset);
        while (await serve.StandardOutput.ReadLineAsync() is { } line && !line.Contains("stack_ready", StringComparison.Ordinal))
        {
        }

        await TestProgram.SignalAsync(serve, signal);
        var ran = await TestProgram.EndOfAsync(serve);

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Error);
        Assert.Contains("\"service_stopped\"", ran.Output);
        Assert.False(program.LeftSomethingRunning());
    }

    [Fact]
    public async Task Serve_faults_runs_without_children()
    {
        await using var program = new TestProgram();
        using var serve = program.Start("serve", "faults", "--offset", program.Offset, "--proxy", $"evm={8545 + int.Parse(program.Offset)}:127.0.0.1:9");
        using var http = new HttpClient();
        var control = new Uri($"http://localhost:{8474 + int.Parse(program.Offset)}/version");
        await Eventually.TrueAsync(() => AnswersAsync(http, control), "the control API answers");

        await TestProgram.SignalAsync(serve, "TERM");

        Assert.Equal(0, (await TestProgram.EndOfAsync(serve)).ExitCode);
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public async Task A_dot_env_that_is_not_text_stops_the_command()
    {
        await using var program = new TestProgram();
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, ".env"), [0xFF, 0xFE, (byte)'A', 0]);

        var ran = await program.RunAsync("status");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("NUL", ran.Error);
        Assert.Equal(0, (await program.RunAsync("--help")).ExitCode);
        File.Delete(Path.Combine(program.Folder, ".env"));
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public async Task A_value_only_in_dot_env_counts_and_the_environment_wins()
    {
        await using var program = new TestProgram();
        await File.WriteAllTextAsync(Path.Combine(program.Folder, ".env"), "ANVIL_PATH=/from/file\n");

        Assert.Contains("/from/file", (await program.RunAsync("up", "--offset", program.Offset)).Error);
        Assert.Contains("/from/environment", (await program.With("ANVIL_PATH", "/from/environment").RunAsync("up", "--offset", program.Offset)).Error);
    }

    [Fact]
    public async Task A_problem_has_a_remedy_and_exit_code_3()
    {
        await using var program = new TestProgram();

        var ran = await program.With("ANVIL_PATH", "/nowhere").RunAsync("up", "--offset", program.Offset);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("/nowhere", ran.Error);
        Assert.Contains("Correct ANVIL_PATH", ran.Error);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Fact]
    public async Task Without_logs_it_says_how_to_get_some()
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("logs");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("pandacea up", ran.Error);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri uri)
    {
        try
        {
            return (await http.GetAsync(uri)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
