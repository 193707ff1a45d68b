using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A store that had forgotten idempotency keys of acknowledged proposals, or kept other answers under them, was judged to have lost nothing.</summary>
public sealed class ForgottenKeyTests
{
    private const string Proposal = "0xp3";
    private static readonly long Op = HealthyStore.Op(Proposal);
    private static readonly string Key = HealthyStore.Key(Proposal);
    private static readonly string Gone = $"lost: operation {Op}, proposal {Proposal}: its idempotency key {Key} is not in the agent's store, the same request would make a second proposal";

    [Fact]
    public void A_key_that_is_gone_is_lost() => Healthy().Remove<KeyFound>(Its).Result(CriterionNames.Loss).Failed(Gone);

    [Fact]
    public void Each_key_that_is_gone_counts_once()
    {
        var verdict = Healthy().Remove<KeyFound>(found => found.ProposalId is Proposal or "0xp4" or "0xp5").Verdict();
        Assert.Equal([Op, HealthyStore.Op("0xp4"), HealthyStore.Op("0xp5")], verdict.Troubles.Where(trouble => trouble.Kind == "lost").Select(trouble => trouble.Op!.Value));
        Assert.Equal(3, verdict.Numbers.Rpo);
    }

    [Fact]
    public void The_key_of_another_signer_is_none_of_its_own_and_is_shown()
    {
        var journal = Changed(found => found with { Signer = "12D3KooWother" });
        journal.Result(CriterionNames.Loss).Failed(Gone);
        Assert.Equal(
            $"in the store: key {Key} of 12D3KooWother, answered 202 with proposal 0xp3, pending_approval, for 1000 wei",
            Assert.Single(journal.Verdict().Troubles).History[^2]);
    }

    [Fact]
    public void The_key_of_another_signer_does_not_stand_in_the_way() =>
        Healthy().Add(48_000, Healthy().Of<KeyFound>().First(Its) with { Signer = "12D3KooWother", ProposalId = "0xother" }).Result(CriterionNames.Loss).Passed();

    [Fact]
    public void A_key_without_an_answer_is_lost() =>
        Changed(found => found with { AnswerStatus = null, ProposalId = null, ProposalStatus = null, PriceWei = null }).Result(CriterionNames.Loss)
            .Failed($"lost: operation {Op}, proposal {Proposal}: its idempotency key {Key} has no answer in the agent's store");

    [Fact]
    public void Another_answer_than_was_given_is_altered_and_told_field_by_field()
    {
        Altered(found => found with { ProposalId = "0xother" }, "proposal 0xother instead of 0xp3");
        Altered(found => found with { PriceWei = "1" }, "price 1 instead of 1000");
        Altered(found => found with { AnswerStatus = 403 }, "HTTP status 403 instead of 202");
        Altered(found => found with { ProposalStatus = "approved" }, "status approved instead of pending_approval");
        Altered(found => found with { BodySha256 = "other" }, "SHA-256 of the request other instead of body-0xp3");
        Altered(found => found with { ProposalId = null, ProposalStatus = null, PriceWei = null }, "proposal missing instead of 0xp3; status missing instead of pending_approval; price missing instead of 1000");
    }

    [Theory]
    [InlineData(true, "lost")]
    [InlineData(false, "altered")]
    public void A_proposal_of_unknown_fate_that_happened_has_its_key_and_its_answer_too(bool gone, string kind)
    {
        var journal = Healthy().Replace<OperationEnded>(ended => ended.Op == Op, ended => ended with { Outcome = OperationOutcome.Unknown, ProposalId = null, PriceWei = null });
        Assert.DoesNotContain(journal.Verdict().Troubles, trouble => trouble.Kind != "unknown");
        journal = gone ? journal.Remove<KeyFound>(Its) : journal.Replace<KeyFound>(Its, found => found with { PriceWei = "1" });
        journal.Result(CriterionNames.Loss).Failed($"{kind}: operation {Op}, proposal {Proposal}: ");
    }

    [Fact]
    public void A_proposal_that_is_gone_with_its_key_is_lost_once() =>
        Assert.Single(Healthy().Remove<KeyFound>(Its).Remove<ProposalFound>(found => found.ProposalId == Proposal).Verdict().Troubles, trouble => trouble.Op == Op);

    [Fact]
    public void Journals_of_before_name_no_keys_and_are_judged_without_them() => Healthy().Remove<KeyFound>()
        .Replace<OperationInvoked>(invoked => invoked.Proposal is not null, invoked => invoked with { Proposal = invoked.Proposal! with { Key = null, BodySha256 = null } })
        .Result(CriterionNames.Loss).Passed();

    private static bool Its(KeyFound found) => found.Key == Key;

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithStore();

    private static DoctoredJournal Changed(Func<KeyFound, KeyFound> change) => Healthy().Replace<KeyFound>(Its, change);

    private static void Altered(Func<KeyFound, KeyFound> change, string difference) => Changed(change).Result(CriterionNames.Loss)
        .Failed($"altered: operation {Op}, proposal {Proposal}: the answer under its idempotency key {Key} is not the one that was given: {difference}");
}
