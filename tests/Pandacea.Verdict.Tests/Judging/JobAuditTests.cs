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

    [Fact]
    public void A_job_that_is_another_requests_is_lost()
    {
        var said = $"lost: operation {Killed}, acknowledged as job killed, ";
        Healthy().Found(HealthyJobs.Killed, job => job with { Keys = ["key-other"] }).Result(CriterionNames.Loss).Failed(said + "the agent's store does not answer its idempotency key key-killed with it");
        Healthy().Found(HealthyJobs.Killed, job => job with { Signer = "12D3KooWother" }).Result(CriterionNames.Loss).Failed(said + "which is another signer's");
        Healthy().Replace<OperationEnded>(ended => ended.Op == Killed, ended => ended with { JobId = HealthyJobs.Plain }).Result(CriterionNames.Loss)
            .Failed($"lost: operation {Killed}, acknowledged as job plain, the agent's store does not answer its idempotency key key-killed with it");
    }

    [Fact]
    public void An_artifact_that_is_not_on_the_node_is_lost()
    {
        var said = $"lost: operation {Killed}, the artifact of job killed is not on the node: bafy-killed";
        Healthy().Remove<ArtifactFound>(artifact => artifact.JobId == HealthyJobs.Killed).Result(CriterionNames.Loss).Failed(said);
        OnNode(artifact => artifact with { Cid = "bafy-other" }).Result(CriterionNames.Loss).Failed(said);
        OnNode(artifact => artifact with { Hash = "hash-other" }).Result(CriterionNames.Loss).Failed(said);
        OnNode(artifact => artifact with { JobId = HealthyJobs.Plain }).Result(CriterionNames.Loss).Failed(said);
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactCid = null }).Result(CriterionNames.Loss).Failed("is not on the node: it has no CID");
    }

    [Fact]
    public void A_job_that_is_not_what_was_asked_for_is_altered()
    {
        var said = $"altered: operation {Killed}, job killed ";
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactTask = "mean" }).Result(CriterionNames.Loss).Failed(said + "computed mean, asked was count");
        Healthy().Found(HealthyJobs.Killed, job => job with { Epsilon = 0.02 }).Result(CriterionNames.Loss).Failed(said + "has an epsilon of 0.02, asked was 0.01");
        Healthy().Found(HealthyJobs.Killed, job => job with { Epsilon = null }).Result(CriterionNames.Loss).Failed(said + "has an epsilon of none, asked was 0.01");
        Asked(terms => terms with { Epsilon = null }).Result(CriterionNames.Loss).Failed(said + "has an epsilon of 0.01, asked was none");
        Asked(terms => terms with { Epsilon = 0.02 }).Result(CriterionNames.Loss).Passed();
        Asked(terms => terms with { Epsilon = null }).Found(HealthyJobs.Killed, job => job with { Epsilon = null }).Result(CriterionNames.Loss).Passed();
        Healthy().Found(HealthyJobs.Killed, job => job with { Epsilon = 0 }).Result(CriterionNames.Loss).Failed(said + "has an epsilon of 0, asked was 0.01");
    }

    [Fact]
    public void A_private_job_whose_artifact_is_not_private_is_altered()
    {
        var said = $"altered: operation {Killed}, job killed was to be private, and its artifact is not";
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactEpsilon = null }).Result(CriterionNames.Loss).Failed(said);
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactPrivate = false }).Result(CriterionNames.Loss).Failed(said);
    }

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

    [Theory]
    [InlineData(OperationOutcome.Failed, "JobNotCompleteException: The job killed failed: no (internal_error).")]
    [InlineData(OperationOutcome.Failed, "AgentException: There is no such job.")]
    [InlineData(OperationOutcome.Unknown, "unexpected NullReferenceException: no artifact")]
    public void A_complete_job_whose_owner_was_told_otherwise_is_altered(OperationOutcome outcome, string error) =>
        Told(outcome, error).Result(CriterionNames.Loss).Failed($"altered: operation {Killed + 1}, its owner was told {error}, the agent's store says that it is complete");

    [Theory]
    [InlineData(OperationOutcome.Failed, "JobNotCompleteException: The job killed was not complete within 120 s: it is running.")]
    [InlineData(OperationOutcome.Unknown, OperationErrors.Stopped)]
    public void An_owner_who_did_not_wait_for_the_end_was_told_nothing_wrong(OperationOutcome outcome, string error) => Told(outcome, error).Result(CriterionNames.Loss).Passed();

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
    public void A_job_of_unknown_fate_that_is_not_there_did_not_happen() =>
        Assert.Contains(Ended(OperationOutcome.Unknown).Remove<JobFound>(IsKilled).Verdict().Troubles, trouble => trouble.Op == Killed && trouble is { Kind: "unknown", What: "did not happen" });

    [Fact]
    public void An_owner_who_was_not_told_the_end_finds_it_in_the_store()
    {
        var trouble = Assert.Single(Told(OperationOutcome.Unknown, OperationErrors.Stopped).Verdict().Troubles);
        Assert.Equal((Killed + 1, "unknown", "the job is complete"), (trouble.Op, trouble.Kind, trouble.What));
        Assert.Equal("in the store: job killed, queued (attempt 0, fence 0), running (attempt 1, fence 1), queued (attempt 1, fence 1), running (attempt 2, fence 2), complete (attempt 2, fence 2)", trouble.History[^1]);
        Assert.Contains(Told(OperationOutcome.Unknown, OperationErrors.Stopped).Remove<JobFound>(IsKilled).Verdict().Troubles, trouble => trouble.Op == Killed + 1 && trouble is { Kind: "unknown", What: "the job is not known by its id" });
    }

    [Fact]
    public void A_job_that_was_asked_for_without_its_id_is_known_by_the_answer() =>
        Healthy().Replace<OperationInvoked>(invoked => invoked.Op == Killed + 1, invoked => invoked with { Job = invoked.Job! with { JobId = null } }).Result(CriterionNames.Loss).Passed();

    [Fact]
    public void A_job_that_was_handed_in_under_two_keys_was_asked_for_by_one() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Keys = [.. job.Keys, "key-again"] }).Result(CriterionNames.Loss).Passed();

    [Fact]
    public void Troubles_are_told_in_the_order_of_the_operations() => Assert.Equal(
        new long?[] { HealthyJobs.Op(HealthyJobs.Plain), HealthyJobs.Op(HealthyJobs.Plain) + 1, Killed, Killed + 1 },
        Healthy().Remove<JobFound>(job => job.JobId is HealthyJobs.Plain or HealthyJobs.Killed).Verdict().Troubles.Select(trouble => trouble.Op));

    [Fact]
    public void A_job_of_unknown_fate_that_happened_must_have_ended_well_too()
    {
        var (unknown, said) = (Ended(OperationOutcome.Unknown), $"operation {Killed}, ");
        unknown.Result(CriterionNames.Loss).Passed();
        unknown.Found(HealthyJobs.Killed, job => job with { State = "dead" }).Result(CriterionNames.Loss).Failed($"lost: {said}job killed is dead and has no artifact");
        Ended(OperationOutcome.Unknown).Remove<ArtifactFound>(artifact => artifact.JobId == HealthyJobs.Killed).Result(CriterionNames.Loss).Failed($"lost: {said}the artifact of job killed is not on the node");
        Ended(OperationOutcome.Unknown).Found(HealthyJobs.Killed, job => job with { History = [.. job.History, job.History[^1]] }).Result(CriterionNames.Loss).Failed($"doubled: {said}job killed ended 2 times");
        Ended(OperationOutcome.Unknown).Found(HealthyJobs.Killed, job => job with { ArtifactTask = "mean" }).Result(CriterionNames.Loss).Failed($"altered: {said}job killed computed mean");
    }

    [Fact]
    public void Jobs_that_were_not_read_are_inconclusive() =>
        Healthy().Remove<VerificationEnded>(read => read.Of == Sources.Jobs).Result(CriterionNames.Loss).Inconclusive("The jobs was not read to its end");

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithJobs();

    private static DoctoredJournal OnNode(Func<ArtifactFound, ArtifactFound> change) => Healthy().Replace<ArtifactFound>(artifact => artifact.JobId == HealthyJobs.Killed, change);

    private static DoctoredJournal Asked(Func<JobTerms, JobTerms> change) => Healthy().Replace<OperationInvoked>(invoked => invoked.Op == Killed, invoked => invoked with { Job = change(invoked.Job!) });

    private static DoctoredJournal Told(OperationOutcome outcome, string error) =>
        Healthy().Replace<OperationEnded>(ended => ended.Op == Killed + 1, ended => ended with { Outcome = outcome, JobId = null, ArtifactHash = null, Error = error });

    private static bool IsKilled(JobFound found) => found.JobId == HealthyJobs.Killed;

    private static DoctoredJournal Ended(OperationOutcome outcome) =>
        Healthy().Replace<OperationEnded>(ended => ended.Op == Killed, ended => ended with { Outcome = outcome, JobId = null, Error = "no answer" });
}
