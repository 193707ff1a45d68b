using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds what the agent acknowledged against what its store shows, proposal by proposal and key by key, and the store against the chain.</summary>
internal sealed class ProposalAudit(
    IReadOnlyCollection<Operation> operations, IReadOnlyCollection<ProposalFound> found, IReadOnlyCollection<KeyFound> keys, IReadOnlyCollection<LeaseFound> leases)
{
    private readonly List<OperationTrouble> _troubles = [];
    private readonly ProposalCheck _check = new(leases);
    private readonly KeyCheck _keys = new(keys);
    private readonly ILookup<string, ProposalFound> _byId = found.ToLookup(proposal => proposal.ProposalId, StringComparer.OrdinalIgnoreCase);

    // Every operation asks for a price of its own.
    private readonly ILookup<(string, string), ProposalFound> _byTerms = found.ToLookup(proposal => (proposal.Terms.Signer, proposal.Terms.MaxPriceWei));

    // Of these the approval says it.
    private readonly HashSet<string> _approved = operations
        .Where(operation => operation is { Ok: true, Invoked.Name: OperationNames.LeaseApprove })
        .Select(operation => operation.Ended!.ProposalId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

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
            kept.ForEach(proposal => Check(operation, asked, proposal));
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
        else
        {
            Check(operation, asked, proposal);
        }
    }

    private void Check(Operation operation, ProposalTerms asked, ProposalFound proposal)
    {
        if (_check.Difference(proposal, asked, operation.Ended?.PriceWei) is { } difference)
        {
            Add(TroubleKinds.Altered, operation, $"proposal {proposal.ProposalId} {difference}", [proposal]);
        }
        else if (!_approved.Contains(proposal.ProposalId) && _check.Standing(proposal) is { } standing)
        {
            Add(TroubleKinds.Altered, operation, $"proposal {proposal.ProposalId}: {standing}", [proposal]);
        }

        var told = operation.Ended;
        if (_keys.Trouble(asked, told?.ProposalId ?? proposal.ProposalId, told?.PriceWei ?? proposal.PriceWei) is var (kind, what))
        {
            Add(kind, operation, what, [proposal]);
        }
    }

    private void Approve(Operation operation, string id)
    {
        var proposal = _byId[id].FirstOrDefault();
        if (proposal is null)
        {
            Add(TroubleKinds.Lost, operation, $"approval of proposal {id} was acknowledged, it is not in the agent's store", []);
        }
        else if ((proposal.Status == ProposalCheck.Pending ? $"the agent's store says {ProposalCheck.Pending}" : _check.Standing(proposal)) is { } standing)
        {
            Add(TroubleKinds.Altered, operation, $"approval of proposal {id} was acknowledged, {standing}", [proposal]);
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
            else if (proposal.Status == ProposalCheck.Pending)
            {
                _troubles.Add(new(TroubleKinds.Lost, null, $"lease {lease.LeaseId} on chain was never approved", [Stored(proposal)]));
            }
        }
    }

    private void Add(string kind, Operation operation, string what, IEnumerable<ProposalFound> kept) =>
        _troubles.Add(new(kind, operation.Invoked.Op, what, [.. OperationHistory.Of(operation), .. _keys.Stored(operation.Invoked.Proposal), .. kept.Select(Stored)]));

    private static string Stored(ProposalFound proposal) =>
        $"in the store: proposal {proposal.ProposalId}, {proposal.Status}, lease {proposal.OnChainLeaseId ?? "none"}, {(proposal.PriceWei is null ? "" : $"for {proposal.PriceWei} of ")}at most {proposal.Terms.MaxPriceWei} wei";
}
