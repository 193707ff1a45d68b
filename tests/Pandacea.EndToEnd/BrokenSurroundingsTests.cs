using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.EndToEnd.Support;
using Pandacea.Sdk;
using Pandacea.Stack;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.EndToEnd;

/// <summary>What goes wrong around a drill without any flag: a node that lies, a client that is not drilled, a host that starves, a relapse.</summary>
public sealed class BrokenSurroundingsTests
{
    [Fact]
    [Trait("Requirement", "S30")]
    public async Task Node_that_confirms_and_drops_one_transaction_in_fifty_is_a_loss()
    {
        using var cli = new PandaceaProgram();
        await UpAsync(cli);
        var lie = new Lie(TransactionHash.Of);
        using var lying = new FrontNode(12_360 + cli.Offset, new Uri($"http://127.0.0.1:{18545 + cli.Offset}"), lie.Answer);
        using var node = new Node(cli.Offset);
        await node.PointAtAsync($"127.0.0.1:{12_360 + cli.Offset}");
        var result = await cli.QuickAsync();
        Assert.True(lie.Dropped > 0, "nothing was dropped");
        Assert.True(result.ExitCode == 1, result.All);
        Assert.Equal("failed", Report.Status(Report.Of(cli.Run), "loss"));
    }

    [Fact]
    [Trait("Requirement", "S20")]
    public async Task Sdk_that_goes_around_the_proxy_is_inconclusive()
    {
        using var cli = new PandaceaProgram();
        await UpAsync(cli);
        var plan = DrillPlanner.Plan(new DrillCatalog(Repository.Root).Load(ShortDrill.In(cli.Home)), "full", "A0B1C2", []);
        var request = new DrillRequest
        {
            Plan = plan,
            Home = cli.Home,
            Offset = cli.Offset,
            Out = cli.Run,
            RunId = "around",
            Decorate = services => services.PostConfigure<PandaceaOptions>(options => options.Chain.RpcUrls = [new Uri($"http://127.0.0.1:{18545 + cli.Offset}")]),
        };
        using var stack = new NativeTarget();
        var folder = await new DrillSession(request, stack, new SilentView(), TimeProvider.System).RunAsync(CancellationToken.None);
        var verdict = VerdictComputer.Compute(folder.Journal);
        Assert.True(verdict.ExitCode == 3, string.Join('\n', verdict.Criteria.Select(static result => $"{result.Criterion} {result.Status}: {result.Summary}")));
        Assert.Equal(CriterionStatus.Inconclusive, verdict.Criteria.Single(static result => result.Criterion == CriterionNames.Exposure).Status);
        Assert.True(verdict.Windows.All(static window => window.LiftingMs is not null), "the faults were never applied: this run shows nothing about them");
    }

    [Fact]
    [Trait("Requirement", "S24")]
    public async Task Relapse_eight_seconds_after_restoration_fails_the_recovery()
    {
        using var cli = new PandaceaProgram();
        await UpAsync(cli);
        using var faltering = new FrontNode(12_360 + cli.Offset, new Uri($"http://127.0.0.1:{18545 + cli.Offset}"));
        using var node = new Node(cli.Offset);
        await node.PointAtAsync($"127.0.0.1:{12_360 + cli.Offset}");
        using var run = cli.StartShort("--set", "observe=13s");
        await run.UntilFileSaysAsync(cli.Journal, "\"fault_lifted\"", ShortDrill.Windows, TimeSpan.FromMinutes(1));
        await Eventually.PassAsync(TimeSpan.FromSeconds(8));
        faltering.FallSilent();
        await Eventually.PassAsync(TimeSpan.FromSeconds(2));
        faltering.SpeakAgain();
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 1, result.All);
        Assert.Equal("failed", Report.Status(Report.Of(cli.Run), "recovery"));
    }

    private static async Task UpAsync(PandaceaProgram cli)
    {
        var up = await cli.RunAsync("up", "--offset", $"{cli.Offset}");
        Assert.True(up.ExitCode == 0, up.All);
    }

    private sealed class SilentView : IRunView
    {
        public void Say(string phase, string text)
        {
        }

        public void See(JournalRecord record)
        {
        }
    }
}
