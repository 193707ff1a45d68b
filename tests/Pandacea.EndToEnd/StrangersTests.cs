using System.Net.Http.Json;
using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>Somebody else strikes the stack while a drill runs: the system is not to blame, and the report says who is.</summary>
public sealed class StrangersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task What_strangers_do_to_the_services_and_the_proxies_is_named_and_makes_a_run_inconclusive()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 1, Patience);
        var (agent, evm) = (await cli.PidOfAsync("agent"), await cli.PidOfAsync("evm"));
        Signals.Send(agent, Signals.Stop);
        await Eventually.PassAsync(TimeSpan.FromSeconds(2));
        Signals.Send(agent, Signals.Continue);
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_lifted\"", 2, Patience);
        await ToxicAsync(cli.Offset);
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", ShortDrill.Windows, Patience);
        await Eventually.PassAsync(TimeSpan.FromMilliseconds(200));
        Signals.Send(evm, Signals.Continue);
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_lifted\"", ShortDrill.Windows, Patience);
        Signals.Send(agent, Signals.Kill);

        var result = await run.EndAsync();

        Assert.True(result.ExitCode == 3, result.All);
        var report = Report.Of(cli.Run);
        Assert.Equal("inconclusive", Report.Status(report, "soundness"));
        var said = report.ToJsonString();
        Assert.Contains("The service agent was stopped (SIGSTOP)", said, StringComparison.Ordinal);
        Assert.Contains("The service agent died", said, StringComparison.Ordinal);
        Assert.Contains($"by no undo of this run: process {evm} ran on", said, StringComparison.Ordinal);
        Assert.Contains("toxic", said, StringComparison.Ordinal);
    }

    /// <summary>Without a supervisor nobody lifts a fault; the runner undoes what was left, and leaves nothing running.</summary>
    [Fact]
    public async Task A_supervisor_that_is_killed_ends_the_run_and_leaves_nothing_behind()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 2, Patience);
        var (supervisor, anvil) = (await cli.PidOfAsync("faults"), await cli.PidOfAsync("evm"));
        Signals.Send(supervisor, Signals.Kill);
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 3, result.All);
        Assert.Contains("the stack under the drill is gone", result.All, StringComparison.Ordinal);
        Assert.False(Processes.Runs(anvil));
    }

    private static async Task ToxicAsync(int offset)
    {
        using var http = new HttpClient();
        using var added = await http.PostAsJsonAsync(
            $"http://127.0.0.1:{8474 + offset}/proxies/evm/toxics", new { name = "theirs", type = "latency", attributes = new { latency = 5 } });
        added.EnsureSuccessStatusCode();
        using var removed = await http.DeleteAsync($"http://127.0.0.1:{8474 + offset}/proxies/evm/toxics/theirs");
    }
}
