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
    public void A_load_that_was_late_fails_nobody() => Doubts(
        new BenchRecords().End(OperationNames.ProductList, 40, Late).Replace<OperationInvoked>(invoked => invoked with { T = invoked.T + HealthyRun.Ns(100) }),
        "Operations were started late");

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
