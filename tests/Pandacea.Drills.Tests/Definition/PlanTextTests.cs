using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

public sealed class PlanTextTests
{
    [Fact]
    public void Shows_the_plan_as_a_timeline()
    {
        var shown = PlanText.Format(Sample.Plan("quick", "7F3A91", "workload.leases.rate=5/s"));

        Assert.Equal(File.ReadAllText(Path.Combine(Sample.Folder(), "sample-plan.txt")), shown);
    }
}
