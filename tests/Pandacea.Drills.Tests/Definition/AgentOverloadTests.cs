using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Faults.Crowds;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>The drill that offers the agent too much: valid in its profiles, inside its time, and on an agent whose capacity is known.</summary>
public sealed class AgentOverloadTests
{
    private static readonly DrillDefinition Drill = new DrillCatalog(Path.GetTempPath()).Load("agent_overload");

    [Theory]
    [InlineData("quick", 20_000)]
    [InlineData("full", 65_000)]
    public void Ends_within_its_time(string profile, double limitMs) =>
        Assert.InRange(DrillPlanner.Plan(Drill, profile, "7F3A91", []).LengthMs, 1, limitMs);

    [Theory]
    [InlineData("quick")]
    [InlineData("full")]
    public void Offers_ten_times_what_the_agent_is_started_with(string profile)
    {
        var plan = DrillPlanner.Plan(Drill, profile, "7F3A91", []);
        var surge = Assert.Single(plan.Run.Windows);
        var launch = AgentSettings.Of(new DrillRequest { Plan = plan, RunId = "r", Home = "h", Offset = 0, Out = null });

        Assert.Equal((SurgeFault.Name, "10"), (surge.Type, surge.Attributes[SurgeFault.Factor]));
        Assert.Equal(surge.Attributes[SurgeFault.Capacity], launch.Variables["AGENT_MOST_PER_SEC"]);
        Assert.True(launch.IsOwn);
    }
}
