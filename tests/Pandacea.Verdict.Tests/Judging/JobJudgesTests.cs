using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

/// <summary>What is asked about jobs beside their loss: new attempts, fences, charges.</summary>
public sealed class JobJudgesTests
{
    [Theory]
    [Trait("Requirement", "S49")]
    [InlineData(CriterionNames.JobsRetried, "1 interrupted jobs attempted again, 1 trainings from their checkpoint; 1 new jobs taken while the worker was down; the first job was complete 700 ms after a restart in half of the cases, 700 ms at worst")]
    [InlineData(CriterionNames.Fencing, "1 results reached the agent after a later attempt had begun, and were refused; 1 attempts came back after their lease had run out and were sent away; each of 4 jobs ended by its latest attempt")]
    [InlineData(CriterionNames.ChargedOnce, "epsilon 0.04 charged for 4 jobs, once each; 2 of them took more than one attempt")]
    public void Jobs_that_went_as_they_should_pass_and_are_counted(string criterion, string summary)
    {
        var result = Healthy().Result(criterion);
        result.Passed();
        Assert.StartsWith(summary, result.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CriterionNames.JobsRetried)]
    [InlineData(CriterionNames.Fencing)]
    [InlineData(CriterionNames.ChargedOnce)]
    public void Jobs_that_were_not_read_are_inconclusive(string criterion)
    {
        Assert.Single(Healthy().Remove<VerificationEnded>(read => read.Of == Sources.Jobs).Result(criterion).Inconclusive("The jobs were not read to their end").Evidence);
        Healthy().Remove<JobFound>().Result(criterion).Inconclusive("There is no job in the agent's store");
        Healthy().Remove<AttemptSeen>().Result(criterion).Inconclusive("The worker's own words about its attempts are missing");
    }

    [Fact]
    [Trait("Requirement", "S49")]
    public void A_job_that_was_interrupted_and_never_attempted_again_is_failed() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { State = "running", History = [.. job.History.Take(2)] }).Result(CriterionNames.JobsRetried)
            .Failed("Job killed was running as attempt 1 when window 4 (kill on compute) struck");

    [Fact]
    public void A_result_on_its_way_when_the_worker_was_killed_is_no_interruption() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { History = [.. job.History.Take(2), HealthyJobs.Change(DoctoredJournal.Into(HealthyPlan.Down, 50), "complete", 1, 1)] })
            .Result(CriterionNames.JobsRetried).Inconclusive("No job was running when the worker was killed");

    [Fact]
    [Trait("Requirement", "S49")]
    public void A_job_that_is_refused_because_the_worker_is_down_is_failed() =>
        Healthy().Replace<OperationEnded>(ended => ended.Op == HealthyJobs.Op(HealthyJobs.Late), ended => ended with { Outcome = OperationOutcome.Failed, JobId = null, Error = "no worker" })
            .Result(CriterionNames.JobsRetried).Failed("while the worker was down, and it was not taken: no worker");

    [Fact]
    public void A_job_that_is_refused_by_an_agent_that_is_down_too_says_nothing() =>
        Healthy().Window(HealthyPlan.Throttled, window => window with { On = "agent", Type = "kill" })
            .Replace<FaultInjecting>(at => at.Window == HealthyPlan.Throttled, at => at with { T = DoctoredJournal.Ns(DoctoredJournal.Into(HealthyPlan.Down, 0)) })
            .Replace<FaultLifted>(at => at.Window == HealthyPlan.Throttled, at => at with { T = DoctoredJournal.Ns(DoctoredJournal.Into(HealthyPlan.Down, 900)) })
            .Result(CriterionNames.JobsRetried).Inconclusive("No job was handed in while the worker was down");

    [Fact]
    public void A_training_that_begins_anew_although_it_has_a_checkpoint_is_failed() =>
        Healthy().Replace<AttemptSeen>(attempt => attempt.From == 40, attempt => attempt with { From = 0 }).Result(CriterionNames.JobsRetried).Failed("1 of 1 attempts that had a checkpoint began anew");

    [Fact]
    public void Without_an_interrupted_training_it_is_inconclusive() =>
        Healthy().Replace<AttemptSeen>(attempt => attempt.Checkpoint is not null, attempt => attempt with { Checkpoint = null }).Result(CriterionNames.JobsRetried)
            .Inconclusive("No training that had a checkpoint was interrupted");

    [Theory]
    [Trait("Requirement", "S51")]
    [InlineData(700, 700, true)]
    [InlineData(699, 5_000, false)]
    [InlineData(600, 699, false)]
    public void The_first_job_after_a_restart_has_its_time(double p50, double worst, bool passed)
    {
        var result = Bounded(Healthy(), p50, worst).Result(CriterionNames.JobsRetried);
        Assert.Equal(passed ? CriterionStatus.Passed : CriterionStatus.Failed, result.Status);
        Assert.Equal((700, 700), (result.Figures["firstCompletedP50Ms"], result.Figures["firstCompletedMs"]));
    }

    [Fact]
    public void A_first_job_that_comes_late_is_failed_with_its_window() =>
        Bounded(Healthy(), 1_000, 5_000)
            .Found(HealthyJobs.Late, job => job with { History = [.. job.History.SkipLast(1), Late(5_100)] })
            .Found(HealthyJobs.Killed, job => job with { History = [.. job.History.SkipLast(1), Late(5_200)] })
            .Result(CriterionNames.JobsRetried).Failed("The first job was complete 5.10 s after the undo of window 4 (kill on compute), at most 5.00 s asked");

    [Fact]
    public void One_late_restart_of_two_is_no_late_half()
    {
        var result = Bounded(Healthy(), 1_000, 5_000).Window(HealthyPlan.Throttled, window => window with { On = "compute", Type = "kill" })
            .Found(HealthyJobs.Plain, job => job with { History = [job.History[0], .. new[] { "running", "complete" }.Select(state => HealthyJobs.Change(DoctoredJournal.After(HealthyPlan.Throttled, 1_100), state, 1, 1))] })
            .Result(CriterionNames.JobsRetried);
        result.Passed();
        Assert.Equal((700, 1_100), (result.Figures["firstCompletedP50Ms"], result.Figures["firstCompletedMs"]));
    }

    /// <summary>A worker that is killed again and again has no time for a job.</summary>
    [Theory]
    [InlineData(9_000, true)]
    [InlineData(5_000, false)]
    public void A_worker_that_is_struck_again_before_its_time_is_over_is_not_late(double worst, bool passed)
    {
        var result = Bounded(Healthy(), 1_000, worst).Window(HealthyPlan.Throttled, window => window with { On = "compute", Type = "kill" }).Result(CriterionNames.JobsRetried);
        Assert.Equal(passed ? CriterionStatus.Passed : CriterionStatus.Failed, result.Status);
        Assert.Contains(result.Evidence, line => line.Contains("window 2 (kill on compute)", StringComparison.Ordinal) && line.Contains(passed ? "left out" : "at most 5.00 s asked", StringComparison.Ordinal));
    }

    [Fact]
    public void A_restart_after_which_nothing_was_complete_is_inconclusive() =>
        Bounded(Healthy(), 1_000, 5_000).Found(HealthyJobs.Late, job => job with { History = [.. job.History.SkipLast(1)] }).Found(HealthyJobs.Killed, job => job with { History = [.. job.History.SkipLast(1)] })
            .Result(CriterionNames.JobsRetried).Inconclusive("No job was complete after the undo of window 4 (kill on compute)");

    /// <summary>Others had the processors: what was late then says nothing about the worker.</summary>
    [Fact]
    public void A_late_first_job_on_a_starved_machine_is_inconclusive() =>
        Bounded(Healthy(), 100, 5_000).Add(DoctoredJournal.After(HealthyPlan.Down, 350), new HostLoad { Busy = 1, Others = 0.8 }).Result(CriterionNames.JobsRetried).Inconclusive("After no restart of the worker could be seen");

    [Theory]
    [InlineData(0, 5_000)]
    [InlineData(6_000, 5_000)]
    public void Bounds_of_the_first_job_that_cannot_be_are_told(double p50, double worst) =>
        Assert.Contains(ThresholdCheck.Problems(Bounded(Healthy(), p50, worst).Of<RunStarted>().Single().Plan), problem => problem.Message.Contains("firstP50 must be above 0", StringComparison.Ordinal));

    [Fact]
    public void A_commit_between_two_attempts_is_failed() =>
        Healthy().Found(HealthyJobs.Paused, job => job with { History = [.. job.History.Take(3), HealthyJobs.Change(9_000, "complete", 1, 1)] }).Result(CriterionNames.Fencing)
            .Failed("Job paused was completed under fence 1 when it was queued under fence 1");

    [Fact]
    public void A_commit_under_an_old_fence_is_failed() =>
        Healthy().Found(HealthyJobs.Paused, job => job with { History = [.. job.History.SkipLast(1), job.History[^1] with { Fence = 1 }] }).Result(CriterionNames.Fencing)
            .Failed("Job paused was completed under fence 1 when it was running under fence 2, its latest is 2");

    [Fact]
    public void A_zombie_that_its_worker_saw_taken_is_failed_whatever_the_store_says() =>
        Healthy().Replace<AttemptSeen>(attempt => attempt.Outcome == "unwanted", attempt => attempt with { Outcome = "complete" }).Result(CriterionNames.Fencing)
            .Failed("The worker's attempt 1 of job paused under fence 1 was taken");

    [Fact]
    public void Without_a_zombie_it_is_inconclusive() =>
        Healthy().Remove<AttemptSeen>(attempt => attempt.Outcome == "unwanted").Result(CriterionNames.Fencing).Inconclusive("No attempt came back after its lease had run out");

    /// <summary>A worker that heeds its refused heartbeat sends no result, and nothing is known of what would become of one.</summary>
    [Fact]
    public void Refused_heartbeats_are_no_refused_result()
    {
        Healthy().Remove<StaleReportSeen>().Result(CriterionNames.Fencing).Inconclusive("No result reached the agent after a later attempt of its job had begun");
        Healthy().Replace<StaleReportSeen>(_ => true, stale => stale with { Report = "heartbeat" }).Result(CriterionNames.Fencing).Inconclusive("No result reached the agent");
        Healthy().Replace<StaleReportSeen>(_ => true, stale => stale with { Fence = 2 }).Result(CriterionNames.Fencing).Inconclusive("No result reached the agent");
        Healthy().Replace<AttemptSeen>(attempt => attempt.Outcome == "unwanted", attempt => attempt with { By = "result" }).Result(CriterionNames.Fencing).Inconclusive("No attempt came back after its lease had run out");
    }

    [Fact]
    public void A_result_that_comes_again_counts_once()
    {
        var result = Healthy().Stale(HealthyJobs.Paused, 9_000, 1).Stale(HealthyJobs.Killed, 9_100, 1).Result(CriterionNames.Fencing);
        result.Passed();
        Assert.Equal((2, 1), (result.Figures["staleResults"], result.Figures["zombies"]));
    }

    [Fact]
    public void A_stale_result_that_was_taken_is_failed_whatever_else_was_refused() =>
        Healthy().Remove<StaleReportSeen>().Found(HealthyJobs.Paused, job => job with { History = [.. job.History.SkipLast(1), job.History[^1] with { Fence = 1 }] }).Result(CriterionNames.Fencing)
            .Failed("Job paused was completed under fence 1");

    [Theory]
    [InlineData("replaced")]
    [InlineData("cancelled")]
    [InlineData(null)]
    public void An_attempt_that_the_agent_did_not_refuse_is_no_zombie(string? by) =>
        Healthy().Replace<AttemptSeen>(attempt => attempt.Outcome == "unwanted", attempt => attempt with { By = by }).Result(CriterionNames.Fencing).Inconclusive("No attempt came back after its lease had run out");

    [Theory]
    [Trait("Requirement", "S53")]
    [InlineData(0)]
    [InlineData(2)]
    public void A_job_that_is_not_charged_once_is_failed(int times) =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Charges = [job.Charges[0], .. Enumerable.Repeat(job.Charges[1], times)] }).Result(CriterionNames.ChargedOnce)
            .Failed($"Job killed took 2 attempts and was charged {times} times, not 1");

    [Fact]
    public void A_job_that_nobody_began_is_not_charged() =>
        Healthy().Found(HealthyJobs.Plain, job => job with { State = "cancelled", Attempt = 0 }).Result(CriterionNames.ChargedOnce).Failed("Job plain took 0 attempts and was charged 1 times, not 0");

    [Fact]
    public void What_was_charged_for_nothing_and_given_back_is_right() =>
        Healthy().Found(HealthyJobs.Plain, job => job with { State = "cancelled", Attempt = 0, Charges = [.. job.Charges, job.Charges[1] with { Kind = "refund" }] })
            .Result(CriterionNames.ChargedOnce).Passed();

    [Fact]
    public void A_charge_of_another_amount_is_failed() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Charges = [job.Charges[0], job.Charges[1] with { Amount = 1 }] }).Result(CriterionNames.ChargedOnce).Failed("costs 10000000000 units and was charged 1");

    [Theory]
    [InlineData("charge")]
    [InlineData("charge", "reserve")]
    [InlineData("reserve", "charge", "release")]
    [InlineData("reserve", "reserve", "charge")]
    [InlineData("reserve", "release", "charge")]
    [InlineData("reserve", "charge", "charge", "refund")]
    public void Entries_of_no_job_that_there_could_be_are_failed(params string[] kinds) =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Charges = [.. kinds.Select(kind => job.Charges[0] with { Kind = kind })] }).Result(CriterionNames.ChargedOnce)
            .Failed("The privacy ledger says of job killed, which costs 12D3KooWspender 10000000000 units: " + kinds[0]);

    [Theory]
    [InlineData("reserve")]
    [InlineData("reserve", "release")]
    public void What_was_not_begun_is_reserved_and_may_be_released(params string[] kinds) =>
        Healthy().Found(HealthyJobs.Plain, job => job with { State = "queued", Attempt = 0, History = [.. job.History.Take(1)], Charges = [.. kinds.Select(kind => job.Charges[0] with { Kind = kind })] })
            .Result(CriterionNames.ChargedOnce).Passed();

    [Fact]
    public void An_entry_of_another_amount_or_of_somebody_else_is_failed()
    {
        Healthy().Found(HealthyJobs.Killed, job => job with { Charges = [job.Charges[0] with { Amount = 1 }, job.Charges[1]] }).Result(CriterionNames.ChargedOnce)
            .Failed("reserve 1 of 12D3KooWspender, charge 10000000000 of 12D3KooWspender");
        Healthy().Found(HealthyJobs.Killed, job => job with { Charges = [job.Charges[0], job.Charges[1] with { Signer = "eve" }] }).Result(CriterionNames.ChargedOnce).Failed("charge 10000000000 of eve");
    }

    [Fact]
    public void A_job_that_costs_nothing_is_not_in_the_ledger()
    {
        static JobFound Free(JobFound job) => job with { Epsilon = null, Cost = 0, ArtifactEpsilon = null };
        Healthy().Found(HealthyJobs.Plain, job => Free(job) with { Charges = [] }).Result(CriterionNames.ChargedOnce).Passed();
        Healthy().Found(HealthyJobs.Plain, job => Free(job) with { Charges = [job.Charges[0] with { Amount = 0 }] }).Result(CriterionNames.ChargedOnce).Failed("The privacy ledger says of job plain");
        Healthy().Found(HealthyJobs.Plain, job => job with { State = "queued", Attempt = 0, History = [], Charges = [] }).Result(CriterionNames.ChargedOnce).Failed("10000000000 units: nothing");
    }

    [Fact]
    public void An_entry_for_a_job_that_does_not_exist_is_failed() =>
        Healthy().Replace<LedgerChecked>(_ => true, ledger => ledger with { Strays = ["ghost"] }).Result(CriterionNames.ChargedOnce).Failed("The privacy ledger has entries for job ghost, which does not exist");

    [Fact]
    public void A_cost_that_is_not_the_epsilon_is_failed() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Epsilon = 0.02, ArtifactEpsilon = 0.02 }).Result(CriterionNames.ChargedOnce).Failed("Job killed has an epsilon of 0.02, costs 10000000000 units");

    [Fact]
    public void An_artifact_that_spent_more_is_failed() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactEpsilon = 0.011 }).Result(CriterionNames.ChargedOnce).Failed("The artifact of job killed says epsilon 0.011, charged was 0.01");

    [Fact]
    public void Two_answers_of_one_job_are_failed() =>
        Healthy().Add(1e5, new ArtifactFound { Cid = "bafy-other", JobId = HealthyJobs.Killed, Hash = "other" }).Result(CriterionNames.ChargedOnce).Failed("Job killed has 2 different answers, where one was charged: hash-killed, other");

    [Fact]
    public void What_the_store_holds_is_an_answer_too() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { ArtifactHash = "stored" }).Result(CriterionNames.ChargedOnce).Failed("Job killed has 2 different answers, where one was charged: hash-killed, stored");

    [Fact]
    public void What_was_charged_is_told()
    {
        var figures = Healthy().Result(CriterionNames.ChargedOnce).Figures;
        Assert.Equal((0.04, 2, 4), (figures["epsilon"], figures["repeated"], figures["artifactsOnNode"]));
    }

    [Theory]
    [InlineData(1, true, "running", true)]
    [InlineData(2, true, "running", false)]
    [InlineData(1, false, "queued", false)]
    [InlineData(1, true, "cancelled", false)]
    public void A_job_that_was_claimed_for_a_worker_that_could_not_be_reached_stays_charged_until_it_ends(int charges, bool claimed, string state, bool passes)
    {
        var result = Healthy().Found(HealthyJobs.Plain, job => job with
        {
            State = state, Attempt = 0, History = [.. job.History.Take(claimed ? 2 : 1)], Charges = [job.Charges[0], .. Enumerable.Repeat(job.Charges[1], charges)],
        }).Result(CriterionNames.ChargedOnce);
        if (passes)
        {
            result.Passed();
        }
        else
        {
            result.Failed($"Job plain took 0 attempts and was charged {charges} times, not 0");
        }
    }

    [Fact]
    public void A_ledger_that_was_not_read_is_failed() =>
        Healthy().Remove<LedgerChecked>().Result(CriterionNames.ChargedOnce).Failed("The privacy ledger is not sound: it was not read");

    [Fact]
    public void A_ledger_that_is_not_sound_is_failed() =>
        Healthy().Replace<LedgerChecked>(_ => true, ledger => ledger with { Problem = "entry 3 is missing or was changed" }).Result(CriterionNames.ChargedOnce).Failed("entry 3 is missing or was changed");

    [Fact]
    public void Without_a_second_attempt_it_is_inconclusive() =>
        Healthy().Remove<JobFound>(job => job.JobId is HealthyJobs.Killed or HealthyJobs.Paused).Result(CriterionNames.ChargedOnce).Inconclusive("No job took more than one attempt");

    [Fact]
    public void A_plan_that_asks_about_jobs_needs_jobs()
    {
        var plan = HealthyPlan.Create() with { Criteria = HealthyPlan.Create().Criteria with { Fencing = true } };
        Assert.Contains(ThresholdCheck.Problems(plan), problem => problem.Message.Contains("need jobs", StringComparison.Ordinal));
    }

    private static JobChangeFound Late(double ms) => HealthyJobs.Change(DoctoredJournal.After(HealthyPlan.Down, ms), "complete", 1, 1);

    private static DoctoredJournal Bounded(DoctoredJournal journal, double p50, double worst) =>
        journal.Criteria(asked => asked with { FirstJobP50Ms = p50, FirstJobWorstMs = worst });

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithJobs();
}
