using System.Globalization;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class LossJudgeTests
{
    [Fact]
    [Trait("Requirement", "S30")]
    public void A_lost_lease_is_failed_and_named()
    {
        var verdict = Drop("0xl3").Verdict();
        Loss(verdict).Failed("lost: operation 10, acknowledged as lease 0xl3, not on chain");
        Assert.Equal(2, verdict.Numbers.Rpo);
        Assert.Equal([10L, 11L], verdict.Troubles.Select(trouble => trouble.Op!.Value));
        Loss(verdict).Failed("lost: operation 11, approval of lease 0xl3 was acknowledged, the lease is not on chain");
        Assert.Equal(3, verdict.Troubles[0].History.Count);
    }

    [Fact]
    public void Losses_up_to_what_is_allowed_pass() =>
        Loss(Drop("0xl3").Criteria(asked => asked with { LossAllowed = 2 }).Verdict()).Passed();

    [Fact]
    public void A_doubled_lease_is_failed_and_both_are_shown()
    {
        var verdict = Found("0xl3b", "0xp3").Verdict();
        Loss(verdict).Failed("doubled: operation 10, proposal 0xp3 stands 2 times on chain");
        Assert.Equal(
            ["on chain: lease 0xl3, Approved, proposal 0xp3, price 1000 wei", "on chain: lease 0xl3b, Created, proposal 0xp3, price 1000 wei"],
            verdict.Troubles[0].History.TakeLast(2).Order());
    }

    [Fact]
    public void An_approval_without_an_id_says_so() =>
        Loss(Drop("0xl3").Replace<OperationEnded>(ended => ended.Op == 11, ended => ended with { LeaseId = null }).Verdict())
            .Failed("lost: operation 11, approval of lease without id was acknowledged, the lease is not on chain");

    [Fact]
    public void A_lease_that_nobody_asked_for_is_failed()
    {
        var verdict = Found("0xl9999", "0xp9999").Verdict();
        Loss(verdict).Failed("unasked: no operation, lease 0xl9999 has proposal 0xp9999");
        Assert.Equal((1, null), (verdict.Numbers.Rpo, verdict.Troubles.Single().Op));
    }

    [Fact]
    public void A_lease_of_an_operation_that_was_given_up_is_failed() =>
        Loss(End(10, ended => ended with { Outcome = OperationOutcome.Failed, LeaseId = null }).Verdict()).Failed("unasked: operation 10, given up before anything was sent, yet lease 0xl3 is on chain");

    [Theory]
    [InlineData("product")]
    [InlineData("spender")]
    [InlineData("earner")]
    [InlineData("price")]
    public void Other_terms_than_agreed_are_failed(string what)
    {
        var journal = DoctoredJournal.Healthy().Replace<LeaseFound>(lease => lease.LeaseId == "0xl3", lease => lease with
        {
            Terms = what switch
            {
                "product" => lease.Terms with { ProductId = "0xother" },
                "spender" => lease.Terms with { Spender = "0xother" },
                "earner" => lease.Terms with { Earner = "0xother" },
                _ => lease.Terms with { PriceWei = "999" },
            },
        });
        Loss(journal.Verdict()).Failed($"altered: operation 10, lease 0xl3 is not as agreed: {what} ");
    }

    [Fact]
    public void Another_lease_id_than_acknowledged_is_failed() =>
        Loss(End(10, ended => ended with { LeaseId = "0xother" }).Verdict()).Failed("lease id 0xl3 instead of 0xother");

    [Fact]
    public void Hex_in_another_case_is_the_same() =>
        Loss(End(10, ended => ended with { LeaseId = "0XL3" }).Verdict()).Passed();

    [Fact]
    public void An_acknowledged_approval_that_the_chain_does_not_show_is_failed() =>
        Loss(State("Created").Verdict()).Failed("altered: operation 11, approval of lease 0xl3 was acknowledged, the chain says Created");

    [Theory]
    [InlineData("Executed")]
    [InlineData("Disputed")]
    public void An_approval_that_went_further_passes(string state) => Loss(State(state).Verdict()).Passed();

    [Theory]
    [InlineData(OperationOutcome.Ok, "price 5 instead of 6", true)]
    [InlineData(OperationOutcome.Failed, "altered: price", true)]
    [InlineData(OperationOutcome.Failed, "timeout", false)]
    [InlineData(OperationOutcome.Ok, null, false)]
    public void A_read_may_tell_of_altered_terms(OperationOutcome outcome, string? error, bool failed)
    {
        var result = Loss(End(12, ended => ended with { Outcome = outcome, Error = error }).Verdict());
        Assert.Equal(failed ? CriterionStatus.Failed : CriterionStatus.Passed, result.Status);
    }

    [Fact]
    public void An_unknown_creation_that_happened_is_resolved() =>
        Resolved(End(10, Unknown).Verdict(), "happened: lease 0xl3");

    [Fact]
    public void An_unknown_creation_that_did_not_happen_is_resolved() =>
        Resolved(Drop("0xl3").Remove<OperationEnded>(ended => ended.Op == 11).Remove<OperationInvoked>(invoked => invoked.Op == 11).Replace<OperationEnded>(ended => ended.Op == 10, Unknown).Verdict(), "did not happen");

    [Fact]
    public void An_operation_without_end_is_unknown_too() =>
        Resolved(DoctoredJournal.Healthy().Remove<OperationEnded>(ended => ended.Op == 10).Verdict(), "happened: lease 0xl3");

    [Fact]
    public void An_unknown_creation_with_other_terms_is_altered() =>
        Loss(End(10, Unknown).Replace<LeaseFound>(lease => lease.LeaseId == "0xl3", lease => lease with { Terms = lease.Terms with { PriceWei = "999" } }).Verdict()).Failed("price 999 instead of 1000");

    [Theory]
    [InlineData("Created")]
    [InlineData("Approved")]
    public void An_unknown_approval_is_resolved_by_the_state(string state) =>
        Resolved(State(state).Replace<OperationEnded>(ended => ended.Op == 11, Unknown).Verdict(), $"the chain says {state} of lease 0xl3");

    [Fact]
    public void An_unknown_approval_of_a_lease_that_is_not_there_is_resolved() =>
        Resolved(Drop("0xl3").Replace<OperationEnded>(ended => ended.Op is 10 or 11, ended => ended with { Outcome = ended.Op == 10 ? OperationOutcome.Failed : OperationOutcome.Unknown, LeaseId = null }).Verdict(), "did not happen: the lease is not on chain");

    [Theory]
    [InlineData("balance")]
    [InlineData("escrow")]
    [InlineData("stakes")]
    [InlineData("withdrawable")]
    public void Books_that_do_not_balance_are_failed(string which)
    {
        var journal = DoctoredJournal.Healthy().Replace<EscrowCounted>(_ => true, books => which switch
        {
            "balance" => books with { BalanceWei = "1" },
            "escrow" => books with { OpenEscrowWei = "1" },
            "stakes" => books with { StakesWei = "1" },
            _ => books with { WithdrawableWei = "1" },
        });
        Loss(journal.Verdict()).Failed("The contract holds");
    }

    [Fact]
    public void Stakes_and_withdrawable_belong_to_the_balance() =>
        Loss(DoctoredJournal.Healthy().Replace<EscrowCounted>(_ => true, books => books with
        {
            StakesWei = "5", WithdrawableWei = "7", BalanceWei = (long.Parse(books.BalanceWei, CultureInfo.InvariantCulture) + 12).ToString(CultureInfo.InvariantCulture),
        }).Verdict()).Passed();

    [Fact]
    public void Open_leases_must_add_up_to_the_escrow() =>
        Loss(State("Finalized").Verdict()).Failed("Open leases add up to");

    [Fact]
    public void The_books_count_the_leases() =>
        Loss(DoctoredJournal.Healthy().Replace<EscrowCounted>(_ => true, books => books with { Leases = 1 }).Verdict()).Failed("The books count 1 leases");

    [Fact]
    public void Books_that_cannot_be_read_are_inconclusive() =>
        Loss(DoctoredJournal.Healthy().Replace<EscrowCounted>(_ => true, books => books with { StakesWei = "-1" }).Verdict()).Inconclusive("an amount is not a number");

    [Fact]
    public void A_price_that_cannot_be_read_is_not_passed() =>
        Assert.NotEqual(CriterionStatus.Passed, Loss(DoctoredJournal.Healthy().Replace<LeaseFound>(lease => lease.LeaseId == "0xl3", lease => lease with { Terms = lease.Terms with { PriceWei = "much" } }).Verdict()).Status);

    [Fact]
    public void A_price_of_an_earlier_lease_that_cannot_be_read_is_inconclusive() =>
        Loss(DoctoredJournal.Healthy()
            .Add(29_000, new LeaseFound { LeaseId = "0xold", State = "Created", Earlier = true, Terms = HealthyRun.Terms(3) with { ProposalId = "0xpold", PriceWei = "much" } })
            .Replace<EscrowCounted>(_ => true, books => books with { Leases = books.Leases + 1 }).Verdict()).Inconclusive("The price of lease 0xold is not a number");

    [Fact]
    public void The_books_are_shown()
    {
        var leases = DoctoredJournal.Healthy().Of<LeaseFound>().Count();
        Assert.Contains($"Books: balance {leases}000 wei = escrow {leases}000 + stakes 0 + withdrawable 0; {leases} leases.", Loss(DoctoredJournal.Healthy().Verdict()).Evidence);
    }

    [Fact]
    public void Verification_that_could_not_read_is_inconclusive()
    {
        var verdict = DoctoredJournal.Healthy().Replace<VerificationEnded>(_ => true, ended => ended with { Error = "connection refused" }).Verdict();
        Loss(verdict).Inconclusive("The chain was not read to its end: connection refused");
        Assert.Null(verdict.Numbers.Rpo);
    }

    [Fact]
    public void Verification_that_did_not_finish_is_inconclusive() =>
        Loss(DoctoredJournal.Healthy().Remove<VerificationEnded>().Verdict()).Inconclusive("verification did not finish");

    [Fact]
    public void Verification_without_books_is_inconclusive() =>
        Loss(DoctoredJournal.Healthy().Remove<EscrowCounted>().Verdict()).Inconclusive("was not read to its end");

    [Fact]
    public void Nothing_acknowledged_before_is_inconclusive() => Unacknowledged(0, HealthyPlan.InjectFrom, "before the first fault");

    [Fact]
    public void Nothing_acknowledged_during_is_inconclusive() =>
        Unacknowledged(DoctoredJournal.Into(HealthyPlan.Throttled, 0), DoctoredJournal.After(HealthyPlan.Throttled, 1), "while a fault was in force");

    [Fact]
    public void Nothing_acknowledged_after_is_inconclusive() => Unacknowledged(DoctoredJournal.After(HealthyPlan.Down, 0), 60_000, "after the last fault");

    [Fact]
    public void Without_a_fault_on_the_load_it_is_inconclusive() =>
        Loss(DoctoredJournal.Healthy().Plan(plan => plan with { Windows = [plan.Windows[HealthyPlan.Canary]] }).Verdict()).Inconclusive("No fault was applied to the load");

    [Fact]
    public void The_summary_counts_both_sides()
    {
        var result = Loss(DoctoredJournal.Healthy().Verdict());
        var leases = DoctoredJournal.Healthy().Of<LeaseFound>().Count();
        Assert.Equal($"{leases} leases acknowledged, {leases} on chain; 0 unknown resolved; 0 lost, doubled, altered or unasked; books balance", result.Summary);
        Assert.Equal((leases, leases, 0), (result.Figures["acknowledged"], result.Figures["onChain"], result.Figures["unknownResolved"]));
    }

    [Fact]
    public void Losses_are_counted_by_their_sort_and_told_even_where_they_are_allowed()
    {
        var result = Loss(Drop("0xl3").Criteria(asked => asked with { LossAllowed = 2 }).Verdict());
        Assert.Equal(2, result.Figures["lost"]);
        Assert.Contains("lost: operation 10, acknowledged as lease 0xl3, not on chain", result.Evidence);
        Loss(Drop("0xl3").Criteria(asked => asked with { LossAllowed = 1 }).Verdict()).Failed("lost: operation 11");
    }

    [Fact]
    public void Leases_of_before_the_run_are_not_counted()
    {
        var before = DoctoredJournal.Healthy().Of<LeaseFound>().Count();
        var result = Loss(Books(DoctoredJournal.Healthy().Add(29_000, new LeaseFound { LeaseId = "0xold", State = "Created", Earlier = true, Terms = HealthyRun.Terms(3) with { ProposalId = "0xpold" } })).Verdict());
        result.Passed();
        Assert.Equal(before, result.Figures["onChain"]);
    }

    [Fact]
    public void Store_node_and_jobs_are_counted_beside_the_chain()
    {
        var figures = DoctoredJournal.Healthy().WithNode().WithJobs().Add(1e5, new ContentFound { Cid = "QmOld", Earlier = true }).Result(CriterionNames.Loss).Figures;
        var uploads = DoctoredJournal.Healthy().WithNode().Of<ContentFound>().Count();
        Assert.Equal((uploads, uploads, 4, 4), (figures["uploadsAcknowledged"], figures["pinned"], figures["jobsAcknowledged"], figures["jobsInStore"]));
        var stored = DoctoredJournal.Healthy().WithStore();
        var (proposals, result) = (stored.Of<ProposalFound>().Count(), stored.Result(CriterionNames.Loss));
        Assert.Equal((proposals, proposals, proposals), (result.Figures["proposalsAcknowledged"], result.Figures["inStore"], result.Figures["keysInStore"]));
    }

    [Fact]
    public void A_workload_that_writes_nothing_loses_nothing() =>
        DoctoredJournal.Healthy().Plan(plan => plan with { Rates = new Dictionary<string, double> { [OperationNames.BlockRead] = 20 } }).Result(CriterionNames.Loss)
            .Inconclusive("The workload writes nothing that could be lost");

    private static void Unacknowledged(double fromMs, double toMs, string when)
    {
        var gone = DoctoredJournal.Healthy().Of<OperationInvoked>()
            .Where(invoked => invoked.Due >= DoctoredJournal.Ns(fromMs) && invoked.Due < DoctoredJournal.Ns(toMs) && !OperationNames.IsRead(invoked.Name))
            .Select(invoked => invoked.Op).ToHashSet();
        var journal = DoctoredJournal.Healthy().Replace<OperationEnded>(ended => gone.Contains(ended.Op) && ended.Outcome == OperationOutcome.Ok, Unknown);
        Loss(journal.Verdict()).Inconclusive($"No write that was due {when} was acknowledged");
    }

    private static OperationEnded Unknown(OperationEnded ended) => ended with { Outcome = OperationOutcome.Unknown, LeaseId = null, Error = "timeout" };

    private static void Resolved(RunVerdict verdict, string how)
    {
        var result = Loss(verdict);
        result.Passed();
        Assert.Equal(1, result.Figures["unknownResolved"]);
        var trouble = Assert.Single(verdict.Troubles);
        Assert.Equal(("unknown", how), (trouble.Kind, trouble.What));
        Assert.Equal(0, verdict.Numbers.Rpo);
    }

    private static DoctoredJournal End(long op, Func<OperationEnded, OperationEnded> change) =>
        DoctoredJournal.Healthy().Replace<OperationEnded>(ended => ended.Op == op, change);

    private static DoctoredJournal State(string state) =>
        DoctoredJournal.Healthy().Replace<LeaseFound>(lease => lease.LeaseId == "0xl3", lease => lease with { State = state });

    private static DoctoredJournal Found(string lease, string proposal) => Books(DoctoredJournal.Healthy().Add(
        HealthyPlan.InjectFrom + 25_400, new LeaseFound { LeaseId = lease, State = "Created", Terms = HealthyRun.Terms(3) with { ProposalId = proposal } }));

    private static DoctoredJournal Drop(string lease) => Books(DoctoredJournal.Healthy().Remove<LeaseFound>(found => found.LeaseId == lease));

    /// <summary>A contract that keeps its books right whatever leases it holds.</summary>
    private static DoctoredJournal Books(DoctoredJournal journal)
    {
        var leases = journal.Of<LeaseFound>().Count();
        var wei = (leases * 1_000).ToString(CultureInfo.InvariantCulture);
        return journal.Replace<EscrowCounted>(_ => true, books => books with { BalanceWei = wei, OpenEscrowWei = wei, Leases = leases });
    }

    private static CriterionResult Loss(RunVerdict verdict) => verdict.Criteria.Single(result => result.Criterion == CriterionNames.Loss);
}
