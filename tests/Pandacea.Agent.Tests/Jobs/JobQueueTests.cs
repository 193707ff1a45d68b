using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Agent.Tests.Jobs;

[Trait("Requirement", "S53")]
public sealed class JobQueueTests
{
    private static readonly TimeSpan Lease = new JobOptions().Lease;

    [Fact]
    public async Task A_job_goes_its_way_and_every_step_is_in_its_history()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var claimed = await jobs.ClaimedAsync();
        Assert.Equal(("a", 1, 1L, JobState.Running), (claimed.JobId, claimed.Attempt, claimed.Fence, claimed.State));
        var answer = await jobs.Queue.ResultAsync("a", SampleJobs.Complete(claimed), default);
        Assert.Equal(ReportVerdict.Current, answer.Verdict);
        await jobs.ReopenAsync();
        var (job, _, artifact) = (await jobs.Jobs.ShowAsync("a", default))!.Value;
        Assert.Equal(JobState.Complete, job.State);
        Assert.Contains(job.ArtifactHash!, artifact);
        Assert.Equal("Queued0 Running1 Complete1", await jobs.HistoryAsync("a"));
        Assert.Null(await jobs.Queue.ClaimAsync("worker", default));
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_job()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var again = await jobs.Queue.AcceptAsync(SampleJobs.Job("b", jobs.Now), SampleJobs.Key("a"), new StoredAnswer(202, "b"), default);
        Assert.Equal((KeyState.Answered, SampleJobs.Answer), (again.Key!.State, again.Key.Answer));
        var other = await jobs.Queue.AcceptAsync(SampleJobs.Job("b", jobs.Now), SampleJobs.Key("a", "other body"), new StoredAnswer(202, "b"), default);
        Assert.Equal(KeyState.Conflict, other.Key!.State);
        Assert.Null(await jobs.Jobs.FindAsync("b", default));
        Assert.Equal("reserve:a:0.1", await jobs.LedgerAsync());
    }

    [Fact]
    public async Task Jobs_of_a_higher_priority_go_first_and_others_in_their_order()
    {
        await using var jobs = await TempQueue.StartAsync();
        foreach (var (id, priority) in new[] { ("low", 0), ("first", 1), ("second", 1), ("high", 2) })
        {
            await jobs.AcceptAsync(id, priority: priority);
        }

        var order = new List<string>();
        while (await jobs.Queue.ClaimAsync("worker", default) is { } job)
        {
            order.Add(job.JobId);
        }

        Assert.Equal(["high", "first", "second", "low"], order);
    }

    [Fact]
    public async Task Queued_and_running_jobs_count_toward_the_quota_of_their_owner()
    {
        await using var jobs = await TempQueue.StartAsync(new JobOptions { Quota = 2 });
        await jobs.AcceptAsync("a");
        await jobs.AcceptAsync("b");
        var claimed = await jobs.ClaimedAsync();
        Assert.Equal(JobRefusal.Quota, (await jobs.AcceptAsync("c")).Refusal);
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("d", signer: "peer-2")).Refusal);
        await jobs.Queue.ResultAsync("a", SampleJobs.Complete(claimed), default);
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("c")).Refusal);
    }

    [Fact]
    public async Task A_silent_attempt_is_lost_when_its_lease_is_over_and_not_before()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var first = await jobs.ClaimedAsync();
        await jobs.PassAsync(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Equal(JobState.Running, (await jobs.FindAsync("a")).State);
        await jobs.Queue.HeartbeatAsync("a", new HeartbeatReport("w", 1, first.Fence, 3, 10), default);
        await jobs.PassAsync(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Equal((JobState.Running, 3), ((await jobs.FindAsync("a")).State, (await jobs.FindAsync("a")).Step));
        await jobs.PassAsync(TimeSpan.FromMilliseconds(1));
        var second = await jobs.ClaimedAsync("other");
        Assert.Equal((2, first.Fence + 1), (second.Attempt, second.Fence));
        Assert.Equal("Queued0 Running1 Queued1 Running2", await jobs.HistoryAsync("a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_zombie_can_report_nothing(bool claimedAgain)
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var zombie = await jobs.ClaimedAsync();
        if (claimedAgain)
        {
            await jobs.PassAsync(Lease);
            await jobs.ClaimedAsync("other");
        }
        else
        {
            // Its lease is over, and nobody has looked yet.
            jobs.Temp.Time.Advance(Lease);
        }

        Assert.Equal(ReportVerdict.Stale, (await jobs.Queue.ResultAsync("a", SampleJobs.Complete(zombie), default)).Verdict);
        Assert.Equal(ReportVerdict.Stale, (await jobs.Queue.HeartbeatAsync("a", new HeartbeatReport("w", 1, zombie.Fence, 1, 1), default)).Verdict);
        Assert.Equal(ReportVerdict.Stale, (await jobs.Queue.CheckpointAsync("a", new CheckpointReport("w", 1, zombie.Fence, 1, "cid"), default)).Verdict);
        Assert.Null((await jobs.FindAsync("a")).ArtifactHash);
    }

    [Fact]
    public async Task What_a_zombie_reports_is_logged_by_name_and_what_counts_is_not()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var zombie = await jobs.ClaimedAsync();
        await jobs.PassAsync(Lease);
        var next = await jobs.ClaimedAsync("other");
        await jobs.Queue.ResultAsync("a", SampleJobs.Complete(zombie), default);
        Assert.Contains("\"event\":\"stale_report\",\"job_id\":\"a\",\"report\":\"result\",\"fence\":1,\"state\":\"running\",\"latest_fence\":2", jobs.LogText, StringComparison.Ordinal);
        await jobs.Queue.HeartbeatAsync("a", new HeartbeatReport("w", 1, zombie.Fence, 1, 1), default);
        await jobs.Queue.HeartbeatAsync("a", new HeartbeatReport("w", 2, next.Fence, 1, 1), default);
        await jobs.Queue.ResultAsync("a", SampleJobs.Complete(next), default);
        await jobs.Queue.ResultAsync("a", SampleJobs.Complete(next), default);
        Assert.Equal(3, jobs.LogText.Split("stale_report").Length);
    }

    [Fact]
    public async Task A_result_reported_twice_is_answered_twice_and_another_one_is_refused()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var claimed = await jobs.ClaimedAsync();
        await jobs.Queue.ResultAsync("a", SampleJobs.Complete(claimed), default);
        Assert.Equal(ReportVerdict.Current, (await jobs.Queue.ResultAsync("a", SampleJobs.Complete(claimed), default)).Verdict);
        Assert.Equal(ReportVerdict.Over, (await jobs.Queue.ResultAsync("a", SampleJobs.Complete(claimed, "other"), default)).Verdict);
        Assert.Equal(ReportVerdict.Over, (await jobs.Queue.HeartbeatAsync("a", new HeartbeatReport("w", 1, claimed.Fence, 1, 1), default)).Verdict);
        Assert.Equal(ReportVerdict.Unknown, (await jobs.Queue.HeartbeatAsync("b", new HeartbeatReport("w", 1, 1, 1, 1), default)).Verdict);
        Assert.Equal(["1"], jobs.Temp.Rows("SELECT COUNT(*) FROM job_artifacts"));
    }

    [Fact]
    public async Task An_artifact_is_taken_under_the_cid_that_its_bytes_have()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var report = SampleJobs.Complete(await jobs.ClaimedAsync());
        var cid = ArtifactContent.CidOf(CanonicalJson.Of(report.Artifact!.Value)).ToString();
        Assert.Equal(ReportVerdict.Current, (await jobs.Queue.ResultAsync("a", report with { ArtifactCid = cid }, default)).Verdict);
        Assert.Equal(cid, (await jobs.FindAsync("a")).ArtifactCid);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("job_id")]
    [InlineData("epsilon")]
    [InlineData("artifactCid")]
    public async Task An_artifact_that_cannot_be_is_refused_by_name(string field)
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var claimed = await jobs.ClaimedAsync();
        var report = field switch
        {
            "job_id" => SampleJobs.Complete(claimed with { JobId = "other" }),
            "artifactCid" => SampleJobs.Complete(claimed) with { ArtifactCid = ArtifactContent.CidOf([1]).ToString() },
            "epsilon" => SampleJobs.Complete(claimed, epsilon: 0.2),
            _ => Tampered(SampleJobs.Complete(claimed)),
        };
        var answer = await jobs.Queue.ResultAsync("a", report, default);
        Assert.Equal(ReportVerdict.Invalid, answer.Verdict);
        Assert.Contains(field, answer.Problem);
        Assert.Equal(JobState.Running, (await jobs.FindAsync("a")).State);
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_tried_again_after_growing_waits_until_the_cap_and_then_it_is_dead_with_the_reason()
    {
        await using var jobs = await TempQueue.StartAsync(new JobOptions { MaxAttempts = 3 });
        await jobs.AcceptAsync("a");
        foreach (var wait in new[] { 200, 400 })
        {
            await jobs.Queue.ResultAsync("a", Failed(await jobs.ClaimedAsync(), retryable: true), default);
            await jobs.PassAsync(TimeSpan.FromMilliseconds(wait - 1));
            Assert.Null(await jobs.Queue.ClaimAsync("worker", default));
            await jobs.PassAsync(TimeSpan.FromMilliseconds(1));
        }

        await jobs.Queue.ResultAsync("a", Failed(await jobs.ClaimedAsync(), retryable: true), default);
        var job = await jobs.FindAsync("a");
        Assert.Equal((JobState.Dead, AgentErrorCodes.AttemptsExhausted), (job.State, job.ErrorCode));
        Assert.Contains("The data is away", job.ErrorMessage);
        Assert.Equal("Queued0 Running1 Waiting1 Queued1 Running2 Waiting2 Queued2 Running3 Dead3", await jobs.HistoryAsync("a"));
    }

    [Fact]
    public async Task A_failure_that_will_not_pass_ends_the_job()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        await jobs.Queue.ResultAsync("a", Failed(await jobs.ClaimedAsync(), retryable: false), default);
        var job = await jobs.FindAsync("a");
        Assert.Equal((JobState.Failed, ComputeErrorCodes.DataUnavailable), (job.State, job.ErrorCode));
    }

    [Fact]
    public async Task A_job_that_kills_its_workers_waits_longer_each_time_and_ends_dead()
    {
        await using var jobs = await TempQueue.StartAsync(new JobOptions { MaxAttempts = 3 });
        await jobs.AcceptAsync("a");
        await jobs.ClaimedAsync();
        await jobs.PassAsync(Lease);
        await jobs.ClaimedAsync();
        await jobs.PassAsync(Lease);
        Assert.Equal(JobState.Waiting, (await jobs.FindAsync("a")).State);
        await jobs.PassAsync(TimeSpan.FromMilliseconds(200));
        await jobs.ClaimedAsync();
        await jobs.PassAsync(Lease);
        Assert.Equal("Queued0 Running1 Queued1 Running2 Waiting2 Queued2 Running3 Dead3", await jobs.HistoryAsync("a"));
    }

    [Fact]
    public async Task An_offer_that_did_not_arrive_is_no_attempt_and_one_that_was_given_back_goes_on_at_once()
    {
        await using var jobs = await TempQueue.StartAsync(new JobOptions { MaxAttempts = 1 });
        await jobs.AcceptAsync("a");
        for (var i = 0; i < 5; i++)
        {
            await jobs.Queue.UnclaimAsync(await jobs.ClaimedAsync(), "the worker was not reached", default);
        }

        var claimed = await jobs.ClaimedAsync();
        Assert.Equal((1, 6L), (claimed.Attempt, claimed.Fence));
        await jobs.Queue.ResultAsync("a", new ResultReport("w", 1, claimed.Fence, JobOutcomes.Released), default);
        Assert.Equal(JobState.Queued, (await jobs.FindAsync("a")).State);
    }

    [Fact]
    public async Task A_later_attempt_goes_on_at_the_checkpoint_with_the_same_key()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var first = await jobs.ClaimedAsync();
        await jobs.Queue.CheckpointAsync("a", new CheckpointReport("w", 1, first.Fence, 4, "cid-4"), default);
        await jobs.PassAsync(Lease);
        var second = await jobs.ClaimedAsync();
        Assert.Equal(("cid-4", first.NoiseKey), (second.CheckpointCid, second.NoiseKey));
    }

    [Fact]
    public async Task Its_owner_cancels_a_job_and_nobody_else()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("queued");
        await jobs.AcceptAsync("running", priority: 2);
        var claimed = await jobs.ClaimedAsync();
        Assert.Null(await jobs.Queue.CancelAsync("queued", "peer-2", default));
        Assert.Equal(JobState.Cancelled, (await jobs.Queue.CancelAsync("queued", "peer-1", default))!.State);
        Assert.Equal(JobState.Cancelled, (await jobs.Queue.CancelAsync("running", "peer-1", default))!.State);
        Assert.Equal(ReportVerdict.Over, (await jobs.Queue.ResultAsync("running", SampleJobs.Complete(claimed), default)).Verdict);
        Assert.Equal("Queued0 Cancelled0", await jobs.HistoryAsync("queued"));
        Assert.Equal("Queued0 Running1 Cancelled1", await jobs.HistoryAsync("running"));
    }

    [Fact]
    public async Task After_a_restart_of_the_agent_workers_that_went_on_still_have_their_jobs()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var claimed = await jobs.ClaimedAsync();
        await jobs.Temp.Store.DisposeAsync();
        jobs.Temp.Time.Advance(TimeSpan.FromMinutes(10));
        await jobs.ReopenAsync();
        await jobs.PassAsync(TimeSpan.Zero);
        Assert.Equal(ReportVerdict.Current, (await jobs.Queue.ResultAsync("a", SampleJobs.Complete(claimed), default)).Verdict);
    }

    private static ResultReport Failed(StoredJob job, bool retryable) => new("w", job.Attempt, job.Fence, JobOutcomes.Failed)
    {
        Error = new JobFailure(ComputeErrorCodes.DataUnavailable, "The data is away.", retryable),
    };

    private static ResultReport Tampered(ResultReport report) =>
        report with { Artifact = System.Text.Json.JsonDocument.Parse(report.Artifact!.Value.GetRawText().Replace("\"1\"", "\"2\"", StringComparison.Ordinal)).RootElement };
}
