using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

[Trait("Requirement", "S94")]
[Trait("Requirement", "S95")]
public sealed class BenchJudgeTests
{
    [Fact]
    public void A_quick_agent_passes()
    {
        var verdict = new BenchRecords().Verdict();

        Assert.Empty(verdict.Missed.Concat(verdict.Doubts));
        Assert.Equal((CriterionStatus.Passed, 0, 5d, 0), (verdict.Status, verdict.ExitCode, verdict.Seconds, verdict.Lost));
        Assert.Equal(8, verdict.Load[OperationNames.ProposalCreate]);
        Assert.Equal((0.03, 50), (verdict.QueueUtilization, verdict.QueueSamples));
        Assert.Equal(8, verdict.Routes.Count);
        Assert.All(verdict.Routes, route => Assert.Equal((40, 0, BenchRecords.LatencyMs, BenchRecords.LatencyMs), (route.Requests, route.Failed, route.P50Ms, route.P95Ms)));
    }

    [Fact]
    public void One_route_whose_p95_is_too_slow_fails_it()
    {
        Assert.Equal(0, new BenchRecords().End(OperationNames.ProposalRead, 2, Late).Verdict().ExitCode);

        var verdict = new BenchRecords().End(OperationNames.ProposalRead, 3, Late).Verdict();

        Assert.Equal((CriterionStatus.Failed, 1), (verdict.Status, verdict.ExitCode));
        Assert.Equal(["GET /api/v1/leases/{leaseProposalId}: p95 212 ms, asked for below 200 ms."], verdict.Missed);
    }

    [Fact]
    public void A_p95_of_just_the_target_is_not_below_it() => Fails(
        new BenchRecords().End(OperationNames.ProposalRead, 3, ended => ended with { T = ended.T + HealthyRun.Ns(BenchJudge.TargetP95Ms - BenchRecords.LatencyMs) }),
        "p95 200 ms, asked for below 200 ms");

    [Fact]
    public void What_was_due_before_and_after_the_measured_time_counts_for_nothing()
    {
        var verdict = Failed(new BenchRecords(), BenchRecords.FromMs - 500, BenchRecords.ToMs).Verdict();

        Assert.Equal((CriterionStatus.Passed, 0.03, 50), (verdict.Status, verdict.QueueUtilization, verdict.QueueSamples));
        Assert.All(verdict.Routes, route => Assert.Equal((40, 0), (route.Requests, route.Failed)));
    }

    [Fact]
    public async Task A_stored_bench_is_judged_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var verdict = BenchJudge.Judge(await new BenchRecords().WriteAsync(folder.Path));

        Assert.Equal((CriterionStatus.Passed, 8, 50), (verdict.Status, verdict.Routes.Count, verdict.QueueSamples));
    }

    [Fact]
    public void A_request_without_success_fails_it() =>
        Fails(new BenchRecords().End(OperationNames.AddressBind, 1, ended => ended with { Outcome = OperationOutcome.Failed }), "/auth/challenge");

    [Fact]
    public void A_request_without_an_end_fails_it() => Fails(new BenchRecords().End(OperationNames.ProductRead, 1, _ => null), "{productId}: 1 requests without success");

    [Fact]
    public void A_queue_that_is_half_full_once_fails_it()
    {
        var seen = 0;
        Fails(new BenchRecords().Replace<QueueSampled>(sample => seen++ == 0 ? sample with { Depth = 50 } : sample), "The queue was 50 % full");
    }

    [Fact]
    public void A_lost_proposal_fails_it()
    {
        var seen = 0;
        Fails(new BenchRecords().Replace<ProposalFound>(found => seen++ == 0 ? null : found), "1 acknowledged writes lost");
    }

    [Fact]
    public void What_was_not_measured_is_no_pass()
    {
        Doubts(new BenchRecords().Replace<QueueSampled>(_ => null), "The queue was seen 0 times");
        Doubts(new BenchRecords().Replace<VerificationEnded>(_ => null), "nobody knows whether something was lost");
        Doubts(new BenchRecords().Replace<OperationInvoked>(invoked => invoked.Name == OperationNames.ProductList && invoked.Op > 100 ? null : invoked), "only 13 requests");
    }

    [Fact]
    public void Twenty_samples_are_enough()
    {
        var (requests, samples) = (0, 0);
        var verdict = new BenchRecords()
            .Replace<OperationInvoked>(invoked => invoked.Name == OperationNames.AgentHealth && requests++ >= 20 ? null : invoked)
            .Replace<QueueSampled>(sample => samples++ >= 20 ? null : sample)
            .Verdict();

        Assert.Empty(verdict.Doubts);
        Assert.Equal(20, verdict.QueueSamples);
    }

    [Fact]
    public void A_journal_that_is_damaged_is_no_pass()
    {
        var verdict = new BenchRecords().Verdict(new JournalDamage(JournalDamageKind.TornLine, 3, "Line 3 has no end."));

        Assert.Equal(CriterionStatus.Inconclusive, verdict.Status);
        Assert.Equal(["Journal: Line 3 has no end."], verdict.Doubts);
    }

    [Fact]
    public void A_runner_that_stood_still_excuses_times_and_no_losses()
    {
        var seen = 0;
        Doubts(new BenchRecords().End(OperationNames.ProposalRead, 3, Late).Add(3_000, new HostStalled { StallMs = 3_000 }), "The runner stood still");
        Fails(new BenchRecords().Replace<ProposalFound>(found => seen++ == 0 ? null : found).Add(3_000, new HostStalled { StallMs = 3_000 }), "1 acknowledged writes lost");
    }

    [Fact]
    public void A_load_that_was_late_fails_nobody() => Doubts(
        new BenchRecords().End(OperationNames.ProductList, 40, Late).Replace<OperationInvoked>(invoked => invoked with { T = invoked.T + HealthyRun.Ns(100) }),
        "Operations were started late");

    /// <summary>Adds reads that fail, and a queue that is full, at some instants.</summary>
    private static BenchRecords Failed(BenchRecords records, params double[] instants)
    {
        foreach (var ms in instants)
        {
            records
                .Add(ms, new OperationInvoked { Op = (long)ms, Name = OperationNames.AgentHealth, Due = HealthyRun.Ns(ms) })
                .Add(ms + 1, new OperationEnded { Op = (long)ms, Outcome = OperationOutcome.Failed })
                .Add(ms, new QueueSampled { Depth = 100, Capacity = 100 });
        }

        return records;
    }

    private static OperationEnded Late(OperationEnded ended) => ended with { T = ended.T + HealthyRun.Ns(200) };

    private static void Fails(BenchRecords records, string because)
    {
        var verdict = records.Verdict();
        Assert.Equal((CriterionStatus.Failed, 1), (verdict.Status, verdict.ExitCode));
        Assert.Contains(because, Assert.Single(verdict.Missed), StringComparison.Ordinal);
    }

    private static void Doubts(BenchRecords records, string because)
    {
        var verdict = records.Verdict();
        Assert.Equal((CriterionStatus.Inconclusive, 3), (verdict.Status, verdict.ExitCode));
        Assert.Contains(because, string.Join('\n', verdict.Doubts), StringComparison.Ordinal);
    }
}
