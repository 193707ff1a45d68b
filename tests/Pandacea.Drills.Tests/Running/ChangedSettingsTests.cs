using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;

namespace Pandacea.Drills.Tests.Running;

/// <summary>What a drill changes in the product's options stands in its plan, and from there in its reports.</summary>
public sealed class ChangedSettingsTests
{
    private static readonly DrillCatalog Catalog = new(Path.GetTempPath());

    public static TheoryData<string, string> Drills
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var name in Catalog.Names)
            {
                all.Add(name, "full");
                all.Add(name, "quick");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Drills))]
    public void Every_variable_that_is_not_the_SDKs_usual_one_is_listed(string drill, string profile)
    {
        var plan = Plan(drill, profile);
        var request = new DrillRequest { Plan = plan, RunId = "r", Home = "h", Offset = 0, Out = null };
        var usual = SdkSettings.Variables(new SdkDefinition());

        var listed = plan.Run.Settings.SelectMany(line => line[(line.IndexOf(" with ", StringComparison.Ordinal) + 6)..].Split(", ")).Order();

        IEnumerable<KeyValuePair<string, string>> agent = plan.Needs.Contains("agent") ? AgentSettings.Of(request).Variables : [];
        Assert.Equal(agent.Concat(ComputeSettings.Of(request).Variables).Where(variable => !usual.Contains(variable)).Select(variable => $"{variable.Key}={variable.Value}").Order(), listed);
    }

    [Theory]
    [InlineData("pysyft_crash", "agent runs with AGENT_IDENTITY_BURST=1000000, AGENT_IDENTITY_RATE_PER_SEC=1000000, AGENT_JOB_LEASE_SEC=5, SDK_BASE_DELAY_MS=50, SDK_PROBE_INTERVAL_MS=250")]
    [InlineData("pysyft_crash", "compute worker runs with COMPUTE_CHECKPOINT_MS=200, COMPUTE_HEARTBEAT_MS=1000, COMPUTE_SLOTS=8, COMPUTE_STEP_REST_MS=10, SDK_BASE_DELAY_MS=50, SDK_PROBE_INTERVAL_MS=250")]
    [InlineData("agent_overload", "AGENT_IDENTITY_RATE_PER_SEC=1000000, AGENT_MOST_PER_SEC=")]
    public void The_limits_that_are_lifted_are_named(string drill, string line)
    {
        var plan = Plan(drill, "full");
        Assert.Contains(plan.Run.Settings, setting => setting.Contains(line, StringComparison.Ordinal));
        Assert.Contains(line, PlanText.Format(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_running_agent_may_be_without_is_said_to_be() =>
        Assert.StartsWith("agent, where this run starts it, runs with SDK_", Assert.Single(Plan("evm_rpc_flap", "quick").Run.Settings), StringComparison.Ordinal);

    private static DrillPlan Plan(string drill, string profile) => DrillPlanner.Plan(Catalog.Load(drill), profile, "7F3A91", []);
}
