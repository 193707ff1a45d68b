using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds what the agent acknowledged against what its store shows, proposal by proposal, and the store against the chain.</summary>
internal sealed class ProposalAudit(IReadOnlyCollection<Operation> operations, IReadOnlyCollection<ProposalFound> found, IReadOnlyCollection<LeaseFound> leases)
{
    private const string Pending = "pending_approval";

    private readonly List<OperationTrouble> _troubles = [];
    private readonly ILookup<string, ProposalFound> _byId = found.ToLookup(proposal => proposal.ProposalId, StringComparer.OrdinalIgnoreCase);

    // Every operation asks for a price of its own.
    private readonly ILookup<(string, string), ProposalFound> _byTerms = found.ToLookup(proposal => (proposal.Terms.Signer, proposal.Terms.MaxPriceWei));

    /// <summary>Proposals that were acknowledged.</summary>
    public int Acknowledged => Creates.Count(operation => operation.Ok);

    private IEnumerable<Operation> Creates => operations.Where(operation => operation.Invoked.Name == OperationNames.ProposalCreate);

    public List<OperationTrouble> Run()
    {
        foreach (var operation in operations.OrderBy(operation => operation.Invoked.Op))
        {
            switch (operation.Invoked.Name)
            {
                case OperationNames.ProposalCreate when operation.Invoked.Proposal is { } asked:
                    Create(operation, asked);
                    break;
                case OperationNames.LeaseApprove when operation is { Ok: true, Ended.ProposalId: { } id }:
                    Approve(operation, id);
                    break;
            }
        }

        AddUnasked();
        AddUnnoticed();
        return _troubles;
    }

    private void Create(Operation operation, ProposalTerms asked)
    {
        var kept = _byTerms[(asked.Signer, asked.MaxPriceWei)].ToList();
        if (kept.Count > 1)
        {
            Add(TroubleKinds.Doubled, operation, $"stands {kept.Count} times in the agent's store", kept);
        }
        else if (operation.Ok)
        {
            Acknowledge(operation, asked);
        }
        else if (kept.Count == 1 && operation.Ended?.Outcome == OperationOutcome.Failed)
        {
            Add(TroubleKinds.Unasked, operation, $"refused, yet proposal {kept[0].ProposalId} is in the agent's store", kept);
        }
        else if (operation.Unknown)
        {
            Add(TroubleKinds.Unknown, operation, kept.Count == 1 ? $"happened: proposal {kept[0].ProposalId}" : "did not happen", kept);
        }
    }

    private void Acknowledge(Operation operation, ProposalTerms asked)
    {
        var id = operation.Ended!.ProposalId ?? string.Empty;
        if (_byId[id].FirstOrDefault() is not { } proposal)
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as proposal {id}, not in the agent's store", []);
        }
        else if (proposal.Terms != asked)
        {
            Add(TroubleKinds.Altered, operation, $"proposal {id} is not as asked: {proposal.Terms}", [proposal]);
        }
    }

    private void Approve(Operation operation, string id)
    {
        var proposal = _byId[id].FirstOrDefault();
        if (proposal is null)
        {
            Add(TroubleKinds.Lost, operation, $"approval of proposal {id} was acknowledged, it is not in the agent's store", []);
        }
        else if (proposal.Status == Pending)
        {
            Add(TroubleKinds.Altered, operation, $"approval of proposal {id} was acknowledged, the agent's store says {Pending}", [proposal]);
        }
    }

    private void AddUnasked()
    {
        var asked = Creates.Select(operation => operation.Invoked.Proposal).OfType<ProposalTerms>().Select(terms => (terms.Signer, terms.MaxPriceWei)).ToHashSet();
        foreach (var proposal in found.Where(proposal => !asked.Contains((proposal.Terms.Signer, proposal.Terms.MaxPriceWei))))
        {
            _troubles.Add(new(TroubleKinds.Unasked, null, $"proposal {proposal.ProposalId} is in the agent's store, which no operation asked for", [Stored(proposal)]));
        }
    }

    /// <summary>What happened on chain must have reached the store, outage or not.</summary>
    private void AddUnnoticed()
    {
        foreach (var lease in leases.Where(lease => !lease.Earlier))
        {
            if (_byId[lease.Terms.ProposalId].FirstOrDefault() is not { } proposal)
            {
                continue;
            }

            if (!string.Equals(proposal.OnChainLeaseId, lease.LeaseId, StringComparison.OrdinalIgnoreCase))
            {
                _troubles.Add(new(TroubleKinds.Lost, null, $"lease {lease.LeaseId} on chain never reached the agent's store", [Stored(proposal)]));
            }
            else if (proposal.Status == Pending)
            {
                _troubles.Add(new(TroubleKinds.Lost, null, $"lease {lease.LeaseId} on chain was never approved", [Stored(proposal)]));
            }
        }
    }

    private void Add(string kind, Operation operation, string what, IEnumerable<ProposalFound> kept) =>
        _troubles.Add(new(kind, operation.Invoked.Op, what, [.. OperationHistory.Of(operation), .. kept.Select(Stored)]));

    private static string Stored(ProposalFound proposal) =>
        $"in the store: proposal {proposal.ProposalId}, {proposal.Status}, lease {proposal.OnChainLeaseId ?? "none"}, at most {proposal.Terms.MaxPriceWei} wei";
}
