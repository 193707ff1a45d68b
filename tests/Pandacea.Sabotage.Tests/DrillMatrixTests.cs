using Pandacea.Drills.Definition;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage.Tests;

/// <summary>No drill asks for something that no sabotage can fail.</summary>
public sealed class DrillMatrixTests
{
    // Soundness is about journal and generator: doctored journals show that it can fail.
    private static readonly string[] Always = [CriterionNames.SteadyState, CriterionNames.Exposure, CriterionNames.Restoration];

    public static TheoryData<string> Drills => [.. new DrillCatalog(Path.GetTempPath()).Names];

    [Theory]
    [MemberData(nameof(Drills))]
    public void Every_criterion_of_a_drill_has_its_sabotage(string drill)
    {
        var asked = DrillPlanner.Plan(new DrillCatalog(Path.GetTempPath()).Load(drill), "full", "1", []).Run.Criteria;
        var criteria = new (bool Asked, string Name)[]
        {
            (asked.BackoffAtLeastMs is not null, CriterionNames.Backoff),
            (asked.RetryAfterHonoured, CriterionNames.RetryAfter),
            (asked.CircuitOpensAfter is not null, CriterionNames.CircuitOpens),
            (asked.RecoveryWithinMs is not null, CriterionNames.Recovery),
            (asked.LossAllowed is not null, CriterionNames.Loss),
            (asked.AttemptsPerCall is not null, CriterionNames.Attempts),
            (asked.CleanStopWithinMs is not null, CriterionNames.CleanStop),
            (asked.GracefulWithinMs is not null, CriterionNames.Graceful),
            (asked.OthersUnaffected, CriterionNames.Unaffected),
            (asked.GoodputAtLeast is not null, CriterionNames.Goodput),
            (asked.FairnessAtLeast is not null, CriterionNames.Fairness),
            (asked.ReturnsAtLeast is not null, CriterionNames.Returns),
            (asked.JobsRetried, CriterionNames.JobsRetried),
            (asked.Fencing, CriterionNames.Fencing),
            (asked.ChargedOnce, CriterionNames.ChargedOnce),
        };
        var aimedAt = SabotageCatalog.Of(drill).Select(static sabotage => sabotage.Criterion).ToHashSet();

        Assert.Empty(criteria.Where(static criterion => criterion.Asked).Select(static criterion => criterion.Name).Concat(Always).Except(aimedAt));
    }
}
