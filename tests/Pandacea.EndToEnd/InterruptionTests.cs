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
        using var run = cli.StartPatient();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 2, UntilInjected);
        Signals.Send(run.Pid, Signals.Interrupt);
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 130, result.All);
        Assert.True(Report.Of(cli.Run)["interrupted"]!.GetValue<bool>());
        Assert.Equal(Eventually.Count(cli.Journal, "\"fault_injected\""), Eventually.Count(cli.Journal, "\"fault_lifted\""));
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

    [Fact]
    public async Task Runner_suspended_for_twenty_seconds_is_inconclusive()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartPatient();
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
        using var run = cli.StartPatient();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 3, UntilInjected);
        Signals.Send(run.Pid, Signals.Kill);
        await run.EndAsync();
    }
}
