using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A store that rejected each lease that was approved, at another price and for another time, was judged to have lost nothing.</summary>
public sealed class RewrittenProposalTests
{
    private static readonly long Third = HealthyStore.Op("0xp3");
    private static readonly string Unpaid = Healthy().Of<ProposalFound>().Select(found => found.ProposalId).Except(Healthy().Of<LeaseFound>().Select(lease => lease.Terms.ProposalId)).First();

    [Theory]
    [InlineData("rejected")]
    [InlineData("expired")]
    [InlineData("cancelled")]
    [InlineData("executed")]
    [InlineData("disputed")]
    [InlineData("never heard of")]
    public void An_approval_that_the_store_took_back_is_altered(string status) =>
        Changed(found => found with { Status = status }).Failed($"approval of proposal 0xp3 was acknowledged, the agent's store says {status}, the chain Approved");

    [Theory]
    [InlineData("Executed", "executed")]
    [InlineData("Finalized", "finalized")]
    [InlineData("Disputed", "disputed")]
    [InlineData("Resolved", "resolved")]
    public void A_lease_stands_where_the_chain_has_it(string state, string status)
    {
        DoctoredJournal Moved() => Healthy().Replace<LeaseFound>(lease => lease.LeaseId == "0xl3", lease => lease with { State = state });
        Assert.DoesNotContain(Store(Moved(), "0xp3", found => found with { Status = status }).Verdict().Troubles, trouble => trouble.Kind != TroubleKinds.Unknown);
        Moved().Result(CriterionNames.Loss).Failed($"approval of proposal 0xp3 was acknowledged, the agent's store says approved, the chain {state}");
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("expired")]
    public void An_approval_that_nobody_was_told_of_is_none_that_may_be_taken_back(string status) =>
        Store(Healthy().Remove<OperationEnded>(ended => ended.ProposalId == "0xp3" && ended.Op != Third), "0xp3", found => found with { Status = status }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {Third}, proposal 0xp3: the agent's store says {status}, the chain Approved");

    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    [InlineData("expired")]
    public void A_proposal_that_nobody_paid_for_is_pending(string status) =>
        Store(Healthy(), Unpaid, found => found with { Status = status }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {HealthyStore.Op(Unpaid)}, proposal {Unpaid}: the agent's store says {status} by lease none, the chain has none of it");

    [Fact]
    public void A_proposal_that_nobody_paid_for_names_no_lease() =>
        Store(Healthy(), Unpaid, found => found with { OnChainLeaseId = "0xnone" }).Result(CriterionNames.Loss).Failed($"proposal {Unpaid}: the agent's store says pending_approval by lease 0xnone");

    [Fact]
    public void A_price_other_than_acknowledged_is_altered()
    {
        Changed(found => found with { PriceWei = "1" }).Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed: price 1 instead of 1000");
        Changed(found => found with { PriceWei = null }).Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed: price missing instead of 1000");
    }

    [Fact]
    public void Another_duration_or_product_than_asked_for_is_altered()
    {
        Changed(found => found with { Terms = found.Terms with { DurationMs = 1 } }).Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed: duration in ms 1 instead of 86400000");
        Changed(found => found with { Terms = found.Terms with { ProductHash = "0x00" } }).Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed: product hash 0x00 instead of 0xproduct");
    }

    [Fact]
    public void A_lease_is_good_for_as_long_as_the_chain_says()
    {
        Changed(found => found with { ExpiresAt = 1 }).Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed: expiry 1 instead of 2000000000000");
        Healthy().Replace<LeaseFound>(lease => lease.LeaseId == "0xl3", lease => lease with { Terms = lease.Terms with { ExpiresAt = 1 } }).Result(CriterionNames.Loss)
            .Failed("lease 0xl3 is not as agreed: expiry 1 instead of 2000000000");
    }

    [Fact]
    public void A_proposal_that_nobody_paid_for_is_good_for_as_long_as_was_asked() =>
        Store(Healthy(), Unpaid, found => found with { ExpiresAt = found.ExpiresAt - 1 }).Result(CriterionNames.Loss).Failed($"proposal {Unpaid} is not as agreed: expiry 1");

    [Fact]
    public void A_proposal_of_unknown_fate_that_happened_is_as_asked_too() =>
        Store(Healthy(), "0xp3", found => found with { Terms = found.Terms with { DurationMs = 1 } })
            .Replace<OperationEnded>(ended => ended.Op == Third, ended => ended with { Outcome = OperationOutcome.Unknown, ProposalId = null, PriceWei = null }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed");

    [Fact]
    public void Journals_of_before_say_less_and_are_judged_by_that() => Healthy()
        .Replace<ProposalFound>(_ => true, found => found with { PriceWei = null, CreatedAt = null, ExpiresAt = null, Terms = Older(found.Terms) })
        .Remove<KeyFound>()
        .Replace<OperationEnded>(_ => true, ended => ended with { PriceWei = null })
        .Replace<OperationInvoked>(_ => true, invoked => invoked with
        {
            Proposal = invoked.Proposal is { } proposal ? Older(proposal) : null,
            Lease = invoked.Lease is { } lease ? lease with { ExpiresAt = null } : null,
        })
        .Replace<LeaseFound>(_ => true, lease => lease with { Terms = lease.Terms with { ExpiresAt = null } })
        .Result(CriterionNames.Loss).Passed();

    private static ProposalTerms Older(ProposalTerms terms) => terms with { ProductHash = null, DurationMs = null, Key = null, BodySha256 = null };

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithStore();

    private static DoctoredJournal Store(DoctoredJournal journal, string id, Func<ProposalFound, ProposalFound> change) =>
        journal.Replace<ProposalFound>(found => found.ProposalId == id, change);

    private static CriterionResult Changed(Func<ProposalFound, ProposalFound> change) => Store(Healthy(), "0xp3", change).Result(CriterionNames.Loss);
}
