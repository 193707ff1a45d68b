using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>The drill that kills the agent: valid in its profiles and inside its time.</summary>
public sealed class AgentCrashTests
{
    private static readonly DrillDefinition Drill = new DrillCatalog(Path.GetTempPath()).Load("agent_crash");

    [Theory]
    [InlineData("quick", 23_000)]
    [InlineData("full", 150_000)]
    [InlineData("storm", 1_050_000)]
    public void Ends_within_its_time_for_every_seed(string profile, double limitMs)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.InRange(DrillPlanner.Plan(Drill, profile, $"{seed:X6}", []).LengthMs, 1, limitMs);
        }
    }

    [Theory]
    [InlineData("quick", 2)]
    [InlineData("storm", 200)]
    public void Kills_as_often_as_it_says(string profile, int kills) =>
        Assert.Equal(kills, DrillPlanner.Plan(Drill, profile, "7F3A91", []).Run.Windows.Count(window => window.Type == "kill"));

    [Fact]
    public void Strikes_that_repeat_come_at_other_distances_each_time()
    {
        var windows = DrillPlanner.Plan(Drill, "storm", "7F3A91", []).Run.Windows;
        var gaps = windows.Zip(windows.Skip(1), (before, after) => Math.Round(after.StartMs - before.StartMs - before.ForMs));

        Assert.True(gaps.Distinct().Count() > 50);
    }
}
