using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

/// <summary>The agent's half of the loss criterion: its store against what it acknowledged, and against the chain.</summary>
[Trait("Requirement", "S30")]
public sealed class ProposalAuditTests
{
    private static readonly IReadOnlyList<JournalRecord> Healthy = DoctoredJournal.Healthy().WithStore().Records;
    private static readonly long Third = HealthyStore.Op("0xp3");

    [Fact]
    public void A_store_that_shows_everything_passes_and_is_counted()
    {
        var result = Loss(Healthy);
        result.Passed();
        var proposals = Healthy.OfType<ProposalFound>().Count();
        Assert.Contains($"{proposals} proposals acknowledged, {proposals} in the agent's store", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Troubles_are_told_in_the_order_of_the_operations_with_what_the_store_holds()
    {
        var (_, verdict) = Judge(Change<ProposalFound>(found => found.ProposalId is "0xp3" or "0xp4", found => found with { OnChainLeaseId = null, Terms = found.Terms with { ProductId = "other" } }));
        var troubles = verdict.Troubles.Where(trouble => trouble is { Kind: "altered", Op: not null }).ToList();
        Assert.Equal([Third, HealthyStore.Op("0xp4")], troubles.Select(trouble => trouble.Op!.Value));
        Assert.Equal("in the store: proposal 0xp3, approved, lease none, for 1000 of at most 5000003 wei", troubles[0].History[^1]);
        var (_, known) = Judge(Change<ProposalFound>(found => found.ProposalId == "0xp3", found => found with { Terms = found.Terms with { ProductId = "other" } }));
        Assert.Equal("in the store: proposal 0xp3, approved, lease 0xl3, for 1000 of at most 5000003 wei", Assert.Single(known.Troubles).History[^1]);
    }

    [Fact]
    public void An_acknowledged_proposal_that_is_not_stored_is_lost()
    {
        var (result, verdict) = Judge(Change<ProposalFound>(found => found.ProposalId == "0xp3", _ => null));
        result.Failed($"lost: operation {Third}, acknowledged as proposal 0xp3, not in the agent's store");
        Assert.Contains(verdict.Troubles, trouble => trouble.Op == Third && trouble.History.Any(line => line.StartsWith("asked: product", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_proposal_that_is_stored_twice_is_doubled() =>
        Loss([.. Healthy, .. Healthy.OfType<ProposalFound>().Where(found => found.ProposalId == "0xp3").Select(found => found with { ProposalId = "0xother" })])
            .Failed($"doubled: operation {Third}, stands 2 times in the agent's store");

    [Fact]
    public void A_proposal_that_nobody_asked_for_is_unasked() =>
        Loss([.. Healthy, Healthy.OfType<ProposalFound>().First() with { ProposalId = "0xother", Terms = new ProposalTerms("12D3KooWspender", "product", "1") }])
            .Failed("unasked: no operation, proposal 0xother is in the agent's store");

    [Fact]
    public void A_refused_proposal_that_is_stored_is_unasked() =>
        Loss(Change<OperationEnded>(ended => ended.Op == Third, ended => ended with { Outcome = OperationOutcome.Failed, ProposalId = null }))
            .Failed($"unasked: operation {Third}, refused, yet proposal 0xp3");

    [Theory]
    [InlineData("12D3KooWother", "product")]
    [InlineData("12D3KooWspender", "other")]
    public void Other_terms_than_asked_are_altered(string signer, string product) =>
        Loss(Change<ProposalFound>(found => found.ProposalId == "0xp3", found => found with { Terms = found.Terms with { Signer = signer, ProductId = product } }))
            .Failed($"altered: operation {Third}, proposal 0xp3 is not as agreed");

    [Theory]
    [InlineData(true, "happened: proposal 0xp3")]
    [InlineData(false, "did not happen")]
    public void An_unknown_proposal_is_resolved_by_the_store(bool happened, string how)
    {
        var records = Change<OperationEnded>(ended => ended.Op == Third, ended => ended with { Outcome = OperationOutcome.Unknown, ProposalId = null })
            .Where(record => happened || record is not (ProposalFound { ProposalId: "0xp3" } or OperationInvoked { Lease.ProposalId: "0xp3" } or LeaseFound { Terms.ProposalId: "0xp3" }))
            .ToList();
        var verdict = VerdictComputer.Compute(records, []);
        Assert.Contains(verdict.Troubles, trouble => trouble.Op == Third && trouble is { Kind: "unknown" } && trouble.What == how);
    }

    [Fact]
    public void A_lease_that_the_store_never_noticed_is_lost() =>
        Loss(Change<ProposalFound>(found => found.ProposalId == "0xp3", found => found with { OnChainLeaseId = null }))
            .Failed("lost: no operation, lease 0xl3 on chain never reached the agent's store");

    [Fact]
    public void A_lease_that_was_never_approved_is_lost() =>
        Loss(Change<ProposalFound>(found => found.ProposalId == "0xp3", found => found with { Status = "pending_approval" }))
            .Failed("lost: no operation, lease 0xl3 on chain was never approved");

    [Fact]
    public void An_approval_of_a_proposal_that_is_gone_is_lost() =>
        Loss(Change<ProposalFound>(found => found.ProposalId == "0xp3", _ => null)).Failed("approval of proposal 0xp3 was acknowledged, it is not in the agent's store");

    [Fact]
    public void An_approval_that_the_store_does_not_know_is_altered() =>
        Loss(Change<ProposalFound>(found => found.ProposalId == "0xp3", found => found with { Status = "pending_approval" }))
            .Failed("altered: operation 11, approval of proposal 0xp3 was acknowledged");

    [Fact]
    public void A_store_that_could_not_be_read_is_inconclusive() =>
        Loss(Change<VerificationEnded>(ended => ended.Of == Sources.Store, ended => ended with { Error = "disk gone" })).Inconclusive("The store was not read to its end: disk gone");

    [Fact]
    public void A_store_that_was_not_read_is_inconclusive() =>
        Loss(Change<VerificationEnded>(ended => ended.Of == Sources.Store, _ => null)).Inconclusive("The store was not read to its end: verification did not finish");

    [Fact]
    public void Leases_of_before_the_run_are_nobodys_loss() =>
        Loss([.. Change<EscrowCounted>(_ => true, books => Plus(books)), Earlier()]).Passed();

    private static LeaseFound Earlier() => new() { LeaseId = "0xold", State = "Approved", Earlier = true, Terms = new LeaseTerms("0xpold", "0xproduct", "0xs", "0xe", "1000") };

    private static EscrowCounted Plus(EscrowCounted books)
    {
        var sum = (long.Parse(books.BalanceWei) + 1000).ToString();
        return books with { BalanceWei = sum, OpenEscrowWei = sum, Leases = books.Leases + 1 };
    }

    private static List<JournalRecord> Change<T>(Func<T, bool> where, Func<T, JournalRecord?> with)
        where T : JournalRecord => [.. Healthy.Select(record => record is T typed && where(typed) ? with(typed) : record).OfType<JournalRecord>()];

    private static CriterionResult Loss(IEnumerable<JournalRecord> records) => Judge(records).Result;

    private static (CriterionResult Result, RunVerdict Verdict) Judge(IEnumerable<JournalRecord> records)
    {
        var verdict = VerdictComputer.Compute(records, []);
        return (verdict.Criteria.Single(criterion => criterion.Criterion == CriterionNames.Loss), verdict);
    }
}
