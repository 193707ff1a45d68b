using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Journal;

/// <summary>A stored journal may come from anywhere: a plan that no drill can have is not judged.</summary>
public sealed class PlanShapeTests
{
    public static TheoryData<string> Impossible =>
        ["no windows", "no criteria", "nothing asked", "no rates", "endless retries", "no hits needed", "endless recovery", "negative observation", "endless first job", "quick and as good as full", "all may fail"];

    [Fact]
    public void The_plan_of_a_healthy_run_is_sound() => Assert.True(PlanShape.IsSound(HealthyPlan.Create()));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_plan_is_not(string what)
    {
        var plan = HealthyPlan.Create();
        Assert.False(PlanShape.IsSound(what switch
        {
            "no windows" => plan with { Windows = null! },
            "no criteria" => plan with { Criteria = null! },
            "nothing asked" => plan with { Criteria = new() },
            "no rates" => plan with { Rates = null! },
            "endless retries" => plan with { Timers = plan.Timers with { MaxRetries = 2_000_000_000 } },
            "no hits needed" => plan with { Windows = [.. plan.Windows.Select(window => window with { MinHits = -5 })] },
            "endless recovery" => plan with { Criteria = plan.Criteria with { RecoveryWithinMs = 1e308 } },
            "endless first job" => plan with { Criteria = plan.Criteria with { FirstJobP50Ms = 1, FirstJobWorstMs = double.NaN } },
            "quick and as good as full" => plan with { Profile = "quick" },
            "negative observation" => plan with { ObservationMs = -1 },
            _ => plan with { SteadyState = plan.SteadyState with { SuccessRate = 0 } },
        }));
    }
}
