using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A runner that is stopped, suspended or killed leaves no fault behind and no false verdict.</summary>
public sealed class InterruptionTests
{
    private static readonly TimeSpan UntilInjected = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_a_fault_lifts_it_and_exits_130()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 2, UntilInjected);
        Signals.Send(run.Pid, Signals.Interrupt);
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 130, result.All);
        Assert.True(Report.Of(cli.Run)["interrupted"]!.GetValue<bool>());
        Assert.Equal(Eventually.Count(cli.Journal, "\"fault_injected\""), Eventually.Count(cli.Journal, "\"fault_lifted\""));
    }

    [Fact]
    public async Task A_runner_that_is_asked_to_end_says_that_it_was()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"phase_started\"", 1, UntilInjected);
        Signals.Send(run.Pid, Signals.Terminate);
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 130, result.All);
        Assert.Contains("asked to end (SIGTERM)", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Ctrl-C", await File.ReadAllTextAsync(cli.Journal), StringComparison.Ordinal);
    }

    /// <summary>The runner once took 42 seconds to give up, and then said that a fault could not be undone.</summary>
    [Fact]
    public async Task A_stack_that_is_taken_down_in_the_middle_ends_the_run_at_once()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 2, UntilInjected);
        var down = await cli.RunAsync("down", "--offset", $"{cli.Offset}");
        Assert.True(down.ExitCode == 0, down.All);
        var begin = Environment.TickCount64;
        var result = await run.EndAsync();
        Assert.InRange(Environment.TickCount64 - begin, 0, 10_000);
        Assert.True(result.ExitCode == 3, result.All);
        Assert.Contains("the stack under the drill is gone", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_runner_leaves_no_fault_once_its_lease_has_run_out()
    {
        using var cli = new PandaceaProgram();
        using var node = new Node(cli.Offset);
        await KillARunnerAsync(cli);
        await Eventually.HoldsAsync(async () => (await node.FaultsAsync()).Count == 0, TimeSpan.FromSeconds(8), "every fault lifted");
        await Eventually.HoldsAsync(node.AnswersAsync, TimeSpan.FromSeconds(8), "an answer of the node");
    }

    [Fact]
    public async Task Recover_undoes_at_once_what_a_killed_runner_left()
    {
        using var cli = new PandaceaProgram();
        using var node = new Node(cli.Offset);
        await KillARunnerAsync(cli);
        var recovered = await cli.RunAsync("drill", "recover", "--offset", $"{cli.Offset}");
        Assert.True(recovered.ExitCode == 0, recovered.All);
        Assert.Contains("every service answers", recovered.All, StringComparison.Ordinal);
        Assert.Empty(await node.FaultsAsync());
    }

    /// <summary>It once lifted the faults of a drill that was under way, without a word.</summary>
    [Fact]
    public async Task Recover_leaves_a_run_that_is_under_way_alone_unless_it_is_forced()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 1, UntilInjected);
        var refused = await cli.RunAsync("drill", "recover", "--offset", $"{cli.Offset}");
        Assert.True(refused.ExitCode == 3, refused.All);
        Assert.Contains("is under way on this stack", refused.All, StringComparison.Ordinal);
        Assert.Equal(0, Eventually.Count(cli.Journal, "\"injector_lost\""));
        var forced = await cli.RunAsync("drill", "recover", "--offset", $"{cli.Offset}", "--force");
        Assert.True(forced.ExitCode == 0, forced.All);
        Assert.Contains("ended the lease of drill run", forced.All, StringComparison.Ordinal);
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 3, result.All);
    }

    [Fact]
    public async Task Runner_suspended_for_twenty_seconds_is_inconclusive()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 2, UntilInjected);
        Signals.Send(run.Pid, Signals.Stop);
        await Eventually.PassAsync(TimeSpan.FromSeconds(20));
        Signals.Send(run.Pid, Signals.Continue);
        var result = await run.EndAsync();
        Assert.True(result.ExitCode is 3 or 1, result.All);
        Assert.Equal("inconclusive", Report.Status(Report.Of(cli.Run), "soundness"));
    }

    /// <summary>Brings the stack up, and kills a runner on it in the middle of its third fault.</summary>
    private static async Task KillARunnerAsync(PandaceaProgram cli)
    {
        Assert.Equal(0, (await cli.RunAsync("up", "--offset", $"{cli.Offset}")).ExitCode);
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 3, UntilInjected);
        Signals.Send(run.Pid, Signals.Kill);
        await run.EndAsync();
    }
}
