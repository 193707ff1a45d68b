using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Definition;
using Pandacea.Drills.Tests.Support;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Drills.Tests.Running;

/// <summary>A verdict hangs on what the environment gives to services as well, and nobody was told.</summary>
public sealed class EnvironmentSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-settings-").FullName;

    [Fact]
    public void The_plan_lists_what_the_environment_changes_beside_what_the_drill_does()
    {
        var plan = DrillPlanner.Plan(new DrillCatalog(_folder).Load("pysyft_crash"), "quick", "7F3A91", []);

        var seen = EnvironmentSettings.On(plan, static name => name is "AGENT_JOB_MAX_ATTEMPTS" or "COMPUTE_SLOTS" or "COMPUTE_DRAIN_SEC" ? "1" : null);

        Assert.Equal(plan.Run.Settings, seen.Run.Settings.Take(plan.Run.Settings.Count));
        Assert.Equal(
            ["agent runs with AGENT_JOB_MAX_ATTEMPTS=1, from this environment, where this run starts it", "compute worker runs with COMPUTE_DRAIN_SEC=1, from this environment, where this run starts it"],
            seen.Run.Settings.Skip(plan.Run.Settings.Count));
        Assert.Contains("AGENT_JOB_MAX_ATTEMPTS=1", PlanText.Format(seen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "services that ran already: it is not known with which settings")]
    [InlineData(true, "agent ran already, with AGENT_JOB_QUOTA=7")]
    public async Task Every_report_says_how_a_stack_was_started_that_ran_already(bool known, string expected)
    {
        var request = new DrillRequest { Plan = Sample.Plan("quick"), Home = _folder, Offset = 0, Out = Path.Combine(_folder, "run"), RunId = "settings" };
        var stack = new StandingStack(port: 1) { Settings = known ? new Dictionary<string, IReadOnlyList<string>> { ["agent"] = ["AGENT_JOB_QUOTA=7"], ["ipfs"] = [] } : null };

        var folder = await new DrillSession(request, stack, new UnseenView(), TimeProvider.System).RunAsync(CancellationToken.None);

        Reports.WriteAll(VerdictComputer.Compute(folder.Journal), folder.Path);
        foreach (var report in Reports.All)
        {
            Assert.Contains(expected, await File.ReadAllTextAsync(Path.Combine(folder.Path, report.FileName)), StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
