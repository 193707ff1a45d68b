using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

/// <summary>The node's part of the loss criterion: what it has pinned against what was acknowledged.</summary>
[Trait("Requirement", "S42")]
public sealed class ContentAuditTests
{
    private static readonly long Third = HealthyNode.Op(3);

    [Fact]
    public void A_node_that_shows_everything_passes_and_is_counted()
    {
        var result = Healthy().Result(CriterionNames.Loss);
        result.Passed();
        var uploads = Healthy().Of<ContentFound>().Count();
        Assert.Contains($"{uploads} uploads acknowledged, {uploads} contents pinned on the node", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_acknowledged_upload_that_is_not_pinned_is_lost() =>
        Healthy().Remove<ContentFound>(IsThird).Result(CriterionNames.Loss).Failed($"lost: operation {Third}, acknowledged as Qm3, not pinned");

    [Fact]
    public void An_acknowledged_upload_that_the_node_cannot_read_is_lost() =>
        Healthy().Replace<ContentFound>(IsThird, found => found with { Terms = null, Error = "block missing" }).Result(CriterionNames.Loss)
            .Failed($"lost: operation {Third}, acknowledged as Qm3, which the node cannot read: block missing");

    [Fact]
    public void Other_bytes_than_were_stored_are_altered() =>
        Healthy().Replace<ContentFound>(IsThird, found => found with { Terms = HealthyNode.Terms(3) with { Sha256 = new string('f', 64) } }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {Third}, Qm3 holds 3 bytes");

    [Fact]
    public void A_download_that_gave_other_bytes_is_altered() =>
        Healthy().End(0, 1e6, (operation, ended) => operation.Content == HealthyNode.Terms(3) ? ended with { Error = "altered: 2 bytes" } : ended, name => name == OperationNames.ContentDownload)
            .Result(CriterionNames.Loss).Failed("a download gave other bytes than were stored: altered: 2 bytes");

    [Theory]
    [InlineData(OperationOutcome.Failed)]
    [InlineData(OperationOutcome.Unknown)]
    public void An_upload_that_was_never_acknowledged_must_not_stay_pinned(OperationOutcome outcome) =>
        NotAcknowledged(outcome).Result(CriterionNames.Loss).Failed($"unasked: operation {Third}, never acknowledged, yet Qm3 is pinned for ever");

    [Fact]
    public void An_upload_of_unknown_fate_that_is_not_pinned_is_resolved()
    {
        var verdict = NotAcknowledged(OperationOutcome.Unknown).Remove<ContentFound>(IsThird).Verdict();
        Assert.Contains(verdict.Troubles, trouble => trouble.Op == Third && trouble is { Kind: "unknown", What: "is not pinned" });
    }

    [Fact]
    public void Content_that_another_was_acknowledged_for_may_be_pinned() =>
        NotAcknowledged(OperationOutcome.Failed)
            .Replace<OperationInvoked>(operation => operation.Op == HealthyNode.Op(4), operation => operation with { Content = HealthyNode.Terms(3) })
            .Replace<OperationEnded>(ended => ended.Op == HealthyNode.Op(4), ended => ended with { Cid = HealthyNode.Cid(3) })
            .Remove<ContentFound>(found => found.Cid == HealthyNode.Cid(4))
            .Result(CriterionNames.Loss).Passed();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pin_that_nobody_asked_for_counts_unless_it_is_older_than_the_run(bool earlier)
    {
        var result = Healthy().Add(1e5, new ContentFound { Cid = "QmOther", Terms = earlier ? null : HealthyNode.Terms(99_999), Earlier = earlier }).Result(CriterionNames.Loss);
        if (earlier)
        {
            result.Passed();
        }
        else
        {
            result.Failed("unasked: no operation, QmOther is pinned, which no operation asked for");
        }
    }

    [Fact]
    public void What_was_pinned_before_the_run_and_is_gone_at_its_end_is_lost() =>
        Healthy().Add(1e5, new ContentFound { Cid = "QmOld", Earlier = true, Error = "it is not pinned any more" }).Result(CriterionNames.Loss)
            .Failed("lost: no operation, QmOld was pinned before the run: it is not pinned any more");

    [Fact]
    public void An_upload_of_unknown_fate_whose_content_was_acknowledged_to_another_is_resolved()
    {
        var verdict = NotAcknowledged(OperationOutcome.Unknown)
            .Replace<OperationInvoked>(operation => operation.Op == HealthyNode.Op(4), operation => operation with { Content = HealthyNode.Terms(3) })
            .Replace<OperationEnded>(ended => ended.Op == HealthyNode.Op(4), ended => ended with { Cid = HealthyNode.Cid(3) })
            .Remove<ContentFound>(found => found.Cid == HealthyNode.Cid(4))
            .Verdict();
        Assert.Contains(verdict.Troubles, trouble => trouble.Op == Third && trouble is { Kind: "unknown", What: "the same content was acknowledged to another" });
    }

    [Theory]
    [InlineData(true, "pinned: QmOther, 99999 bytes")]
    [InlineData(false, "pinned: QmOther, unreadable bytes")]
    public void A_pin_that_nobody_asked_for_counts_whether_or_not_it_can_be_read(bool readable, string history)
    {
        var verdict = Healthy().Add(1e5, new ContentFound { Cid = "QmOther", Terms = readable ? HealthyNode.Terms(99_999) : null }).Verdict();
        Assert.Equal(history, Assert.Single(Assert.Single(verdict.Troubles, trouble => trouble.Kind == "unasked").History));
    }

    [Fact]
    public void A_pin_that_was_asked_for_and_cannot_be_read_is_lost_and_not_unasked()
    {
        var verdict = Healthy().Replace<ContentFound>(IsThird, found => found with { Terms = null, Error = "block missing" }).Verdict();
        Assert.Equal("lost", Assert.Single(verdict.Troubles, trouble => trouble.Kind != "unknown").Kind);
    }

    [Fact]
    public void Uploads_of_the_same_content_are_told_in_their_order()
    {
        var verdict = Healthy()
            .Replace<OperationInvoked>(operation => operation.Op == HealthyNode.Op(4), operation => operation with { Content = HealthyNode.Terms(3) })
            .Replace<OperationEnded>(ended => ended.Op == HealthyNode.Op(4), ended => ended with { Cid = HealthyNode.Cid(3) })
            .Remove<ContentFound>(found => found.Cid == HealthyNode.Cid(3) || found.Cid == HealthyNode.Cid(4))
            .Verdict();
        Assert.Equal([HealthyNode.Op(3), HealthyNode.Op(4)], verdict.Troubles.Select(trouble => trouble.Op!.Value));
    }

    [Fact]
    public void A_node_that_was_not_read_is_inconclusive() =>
        Healthy().Remove<VerificationEnded>(read => read.Of == Sources.Node).Result(CriterionNames.Loss).Inconclusive("The node was not read to its end");

    [Fact]
    public void Uploads_are_judged_for_themselves_in_the_steady_state()
    {
        var slow = Healthy().Replace<OperationEnded>(
            ended => ended.Op >= HealthyNode.Op(1) && ended.Op <= HealthyNode.Op(40), ended => ended with { T = ended.T + DoctoredJournal.Ns(200) });
        slow.Result(CriterionNames.SteadyState).Inconclusive("content.upload p95 230 ms, target below 100 ms");
        Healthy().Result(CriterionNames.SteadyState).Passed();
    }

    private static bool IsThird(ContentFound found) => found.Cid == HealthyNode.Cid(3);

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithNode();

    private static DoctoredJournal NotAcknowledged(OperationOutcome outcome) =>
        Healthy().Replace<OperationEnded>(ended => ended.Op == Third, ended => ended with { Outcome = outcome, Cid = null, Error = "no answer" });
}
