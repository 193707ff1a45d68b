using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>One artifact that the node could not give made every criterion of jobs inconclusive, whatever else was lost.</summary>
public sealed class LostArtifactTests
{
    private static readonly long Killed = HealthyJobs.Op(HealthyJobs.Killed);

    [Fact]
    public void An_artifact_that_cannot_be_read_is_lost_and_nothing_else_is() =>
        Assert.Equal([$"lost {Killed} the artifact of job killed cannot be read from the node: bafy-killed, gone"], Losses(Unreadable()));

    [Fact]
    public void The_other_criteria_are_judged_without_it()
    {
        foreach (var criterion in new[] { CriterionNames.JobsRetried, CriterionNames.Fencing, CriterionNames.ChargedOnce })
        {
            Unreadable().Result(criterion).Passed();
        }
    }

    [Fact]
    public void A_job_that_is_gone_besides_is_lost_too() => Assert.Contains(
        $"lost {HealthyJobs.Op(HealthyJobs.Plain)} acknowledged as job plain, not in the agent's store", Losses(Unreadable().Remove<JobFound>(job => job.JobId == HealthyJobs.Plain)));

    [Fact]
    public void An_artifact_that_is_damaged_is_altered_and_no_other_answer()
    {
        DoctoredJournal Damaged() => OnNode(artifact => artifact with { Hash = "other", Error = "its hash says x" });
        Assert.Equal([$"altered {Killed} the artifact of job killed on the node is not valid: bafy-killed, its hash says x"], Losses(Damaged()));
        Damaged().Result(CriterionNames.ChargedOnce).Passed();
    }

    [Fact]
    public void What_else_cannot_be_read_is_no_loss_and_may_be_another_answer()
    {
        DoctoredJournal Stray() => Healthy().Add(1e5, new ArtifactFound { Cid = "bafy-stray", Error = "gone" });
        Stray().Result(CriterionNames.Loss).Passed();
        Stray().Result(CriterionNames.ChargedOnce).Inconclusive("bafy-stray is pinned, and whether it is another answer of a job cannot be said: gone");
    }

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithJobs();

    private static DoctoredJournal Unreadable() => OnNode(artifact => new() { Cid = artifact.Cid, T = artifact.T, Error = "gone" });

    private static DoctoredJournal OnNode(Func<ArtifactFound, ArtifactFound> change) => Healthy().Replace<ArtifactFound>(artifact => artifact.JobId == HealthyJobs.Killed, change);

    private static IEnumerable<string> Losses(DoctoredJournal journal) =>
        journal.Verdict().Troubles.Where(trouble => trouble.Kind != TroubleKinds.Unknown).Select(trouble => $"{trouble.Kind} {trouble.Op} {trouble.What}");
}
