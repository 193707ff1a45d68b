using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>Gives a healthy run the agent's side: a proposal for each lease, and what the store shows afterwards.</summary>
internal static class HealthyStore
{
    private const double ProposedMs = 1;
    private const string Price = "1000";
    private const long CreatedAt = 1_900_000_000_000;
    private const long Day = 86_400_000;

    private static ProposalTerms Terms(string proposal) => new("12D3KooWspender", "product", "5" + proposal[3..].PadLeft(6, '0'), "0xproduct", Day);

    private static ProposalTerms Asked(string proposal) => Terms(proposal) with { Key = Key(proposal), BodySha256 = "body-" + proposal };

    /// <summary>Idempotency key under which a lease was proposed.</summary>
    public static string Key(string proposal) => "key-" + proposal;

    /// <summary>Number of the operation that proposed a lease.</summary>
    public static long Op(string proposal) => 2_000_000_000 + long.Parse(proposal[3..]);

    public static DoctoredJournal WithStore(this DoctoredJournal journal)
    {
        var end = journal.Of<VerificationEnded>().Single().T / 1e6;
        var leases = journal.Of<LeaseFound>().ToDictionary(lease => lease.Terms.ProposalId);
        var approvals = journal.Of<OperationInvoked>().Where(operation => operation.Name == OperationNames.LeaseApprove).Select(operation => operation.Op).ToHashSet();
        foreach (var create in journal.Of<OperationInvoked>().Where(operation => operation.Name == OperationNames.LeaseCreate).ToList())
        {
            var proposal = create.Lease!.ProposalId;
            journal
                .Add(create.T / 1e6, new OperationInvoked { Op = Op(proposal), Name = OperationNames.ProposalCreate, Due = create.Due, Proposal = Asked(proposal) })
                .Add((create.T / 1e6) + ProposedMs, new OperationEnded { Op = Op(proposal), Outcome = OperationOutcome.Ok, ProposalId = proposal, PriceWei = Price })
                .Add(end + 1, Stored(proposal, leases.GetValueOrDefault(proposal)))
                .Add(end + 1.5, Answer(proposal));
        }

        return journal
            .Add(end + 2, new VerificationEnded { Of = Sources.Store })
            .Add(HealthyPlan.SteadyFrom + 50, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(HealthyPlan.SteadyFrom + 49), Client = "agent" })
            .Replace<CountersSampled>(_ => true, WithProposals)
            .Replace<OperationEnded>(ended => ended is { Outcome: OperationOutcome.Ok, LeaseId: not null } && approvals.Contains(ended.Op), ended => ended with { ProposalId = "0xp" + ended.LeaseId![3..] })
            .Plan(plan => plan with { Rates = new Dictionary<string, double>(plan.Rates) { [OperationNames.ProposalCreate] = 10 } });
    }

    /// <summary>Of three operations that the schedule starts, one is a proposal then.</summary>
    private static CountersSampled WithProposals(CountersSampled sample) => sample with
    {
        Values = new Dictionary<string, long>(sample.Values)
        {
            [CounterNames.Scheduled] = sample.Values[CounterNames.Scheduled] * 3 / 2,
            [CounterNames.Started] = sample.Values[CounterNames.Started] * 3 / 2,
        },
    };

    private static ProposalFound Stored(string proposal, LeaseFound? lease) => new()
    {
        ProposalId = proposal,
        Terms = Terms(proposal),
        OnChainLeaseId = lease?.LeaseId,
        PriceWei = Price,
        CreatedAt = CreatedAt,
        ExpiresAt = lease is null ? CreatedAt + Day : HealthyRun.ExpiresAt * 1000,
        Status = lease is null ? "pending_approval" : "approved",
    };

    private static KeyFound Answer(string proposal) => new()
    {
        Signer = Terms(proposal).Signer,
        Key = Key(proposal),
        BodySha256 = Asked(proposal).BodySha256!,
        AnswerStatus = 202,
        ProposalId = proposal,
        ProposalStatus = "pending_approval",
        PriceWei = Price,
    };
}
