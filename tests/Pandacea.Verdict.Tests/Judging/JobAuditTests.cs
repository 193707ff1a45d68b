using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

/// <summary>The jobs' part of the loss criterion: every job that was acknowledged ended once, with a valid artifact.</summary>
[Trait("Requirement", "S53")]
public sealed class JobAuditTests
{
    private static readonly long Killed = HealthyJobs.Op(HealthyJobs.Killed);

    [Fact]
    public void A_store_that_shows_every_job_passes_and_is_counted()
    {
        var result = Healthy().Result(CriterionNames.Loss);
        result.Passed();
        Assert.Contains("4 jobs acknowledged, 4 in the agent's store, 4 complete", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_acknowledged_job_that_is_not_there_is_lost() =>
        Healthy().Remove<JobFound>(IsKilled).Result(CriterionNames.Loss).Failed($"lost: operation {Killed}, acknowledged as job killed, not in the agent's store");

    [Theory]
    [InlineData("running")]
    [InlineData("dead")]
    public void An_acknowledged_job_without_an_artifact_is_lost(string state) =>
        Healthy().Found(HealthyJobs.Killed, job => job with { State = state }).Result(CriterionNames.Loss).Failed($"lost: operation {Killed}, job killed is {state} and has no artifact");

    [Fact]
    public void An_artifact_that_is_not_valid_is_altered() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactProblem = "dp.clip is missing" }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {Killed}, the artifact of job killed is not valid: dp.clip is missing");

    [Fact]
    public void Another_artifact_than_the_one_that_was_delivered_is_altered() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactHash = "other" }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {Killed + 1}, artifact hash-killed was delivered, the agent's store holds other");

    [Fact]
    public void An_artifact_of_something_else_is_altered() =>
        Healthy().Replace<OperationEnded>(ended => ended.Op == Killed + 1, ended => ended with { Error = "altered: mean" }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {Killed + 1}, another artifact was delivered than was asked for: altered: mean");

    [Fact]
    public void A_job_that_ends_twice_is_doubled() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { History = [.. job.History, job.History[^1]] }).Result(CriterionNames.Loss).Failed($"doubled: operation {Killed}, job killed ended 2 times");

    [Fact]
    public void Two_jobs_of_one_key_are_doubled() =>
        Healthy().Found(HealthyJobs.Late, job => job with { Keys = ["key-killed"] }).Result(CriterionNames.Loss).Failed($"doubled: operation {Killed}, stands 2 times in the agent's store");

    [Fact]
    public void A_job_that_nobody_asked_for_is_unasked() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { JobId = "again", Keys = ["other"] }).Result(CriterionNames.Loss).Failed("unasked: no operation, job again is in the agent's store");

    [Fact]
    public void A_job_that_was_refused_must_not_be_there() =>
        Ended(OperationOutcome.Failed).Result(CriterionNames.Loss).Failed($"unasked: operation {Killed}, refused, yet job killed is in the agent's store");

    [Fact]
    public void A_job_of_unknown_fate_is_found_by_its_key() =>
        Assert.Contains(Ended(OperationOutcome.Unknown).Verdict().Troubles, trouble => trouble.Op == Killed && trouble is { Kind: "unknown", What: "happened: job killed" });

    [Fact]
    public void Jobs_that_were_not_read_are_inconclusive() =>
        Healthy().Remove<VerificationEnded>(read => read.Of == Sources.Jobs).Result(CriterionNames.Loss).Inconclusive("The jobs was not read to its end");

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithJobs();

    private static bool IsKilled(JobFound found) => found.JobId == HealthyJobs.Killed;

    private static DoctoredJournal Ended(OperationOutcome outcome) =>
        Healthy().Replace<OperationEnded>(ended => ended.Op == Killed, ended => ended with { Outcome = outcome, JobId = null, Error = "no answer" });
}
