using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A host that does not let the runner run says nothing about the system.</summary>
[Collection("alone")]
public sealed class StarvationTests
{
    [Fact]
    public async Task Generator_starved_of_cpu_is_inconclusive()
    {
        using var cli = new PandaceaProgram();
        using var run = cli.StartShort();
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_injected\"", 1, TimeSpan.FromSeconds(30));
        using (new BusyCore(core: 0, burners: 6))
        {
            BusyCore.Starve(run.Pid, core: 0);
            await Eventually.PassAsync(TimeSpan.FromSeconds(8));
        }

        var result = await run.EndAsync();

        Assert.True(result.ExitCode == 3, result.All);
        Assert.Equal("inconclusive", Report.Status(Report.Of(cli.Run), "soundness"));
    }
}
