using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds what was acknowledged against what the chain shows, lease by lease.</summary>
internal sealed class LeaseAudit(IReadOnlyCollection<Operation> operations, IReadOnlyCollection<LeaseFound> found)
{
    private readonly List<OperationTrouble> _troubles = [];
    private readonly ILookup<string, LeaseFound> _byProposal = found.ToLookup(lease => lease.Terms.ProposalId, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, LeaseFound> _byId = found.ToLookup(lease => lease.LeaseId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Leases whose creation was acknowledged.</summary>
    public int Acknowledged => Creates.Count(operation => operation.Ok);

    private IEnumerable<Operation> Creates => operations.Where(operation => operation.Invoked.Name == OperationNames.LeaseCreate);

    public List<OperationTrouble> Run()
    {
        foreach (var operation in operations.OrderBy(operation => operation.Invoked.Op))
        {
            switch (operation.Invoked.Name)
            {
                case OperationNames.LeaseCreate:
                    Create(operation);
                    break;
                case OperationNames.LeaseApprove:
                    Approve(operation);
                    break;
                case OperationNames.LeaseRead when OperationErrors.SaysAltered(operation.Ended):
                    Add(TroubleKinds.Altered, operation, $"a read saw other terms than agreed: {operation.Ended!.Error}");
                    break;
            }
        }

        AddUnasked();
        return _troubles;
    }

    private void Create(Operation operation)
    {
        if (operation.Invoked.Lease is not { } asked)
        {
            return;
        }

        var leases = _byProposal[asked.ProposalId].ToList();
        if (leases.Count > 1)
        {
            Add(TroubleKinds.Doubled, operation, $"proposal {asked.ProposalId} stands {leases.Count} times on chain");
        }
        else if (leases.Count == 0 && operation.Ok)
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as lease {operation.Ended!.LeaseId}, not on chain");
        }
        else if (leases.Count == 1 && operation.Ended?.Outcome == OperationOutcome.Failed)
        {
            Add(TroubleKinds.Unasked, operation, $"given up before anything was sent, yet lease {leases[0].LeaseId} is on chain");
        }
        else if (leases.Count == 1 && Difference(operation, asked, leases[0]) is { } difference)
        {
            Add(TroubleKinds.Altered, operation, difference);
        }
        else if (operation.Unknown)
        {
            Add(TroubleKinds.Unknown, operation, leases.Count == 1 ? $"happened: lease {leases[0].LeaseId}" : "did not happen");
        }
    }

    private void Approve(Operation operation)
    {
        if (LeaseOf(operation) is not { } lease)
        {
            if (operation.Ok)
            {
                Add(TroubleKinds.Lost, operation, $"approval of lease {operation.Ended!.LeaseId ?? "without id"} was acknowledged, the lease is not on chain");
            }
            else if (operation.Unknown)
            {
                Add(TroubleKinds.Unknown, operation, "did not happen: the lease is not on chain");
            }
        }
        else if (operation.Ok && lease.State == "Created")
        {
            Add(TroubleKinds.Altered, operation, $"approval of lease {lease.LeaseId} was acknowledged, the chain says Created");
        }
        else if (operation.Unknown)
        {
            Add(TroubleKinds.Unknown, operation, $"the chain says {lease.State} of lease {lease.LeaseId}");
        }
    }

    private LeaseFound? LeaseOf(Operation operation) =>
        (operation.Ended?.LeaseId is { } id ? _byId[id].FirstOrDefault() : null)
        ?? (operation.Invoked.Lease is { } terms ? _byProposal[terms.ProposalId].FirstOrDefault() : null);

    private static string? Difference(Operation operation, LeaseTerms asked, LeaseFound lease)
    {
        var said = lease.Terms;
        var differing = new List<string>();
        Compare("product", asked.ProductId, said.ProductId);
        Compare("spender", asked.Spender, said.Spender);
        Compare("earner", asked.Earner, said.Earner);
        Compare("price", asked.PriceWei, said.PriceWei);
        Compare("expiry", $"{asked.ExpiresAt ?? said.ExpiresAt}", $"{said.ExpiresAt}");
        Compare("lease id", operation.Ended?.LeaseId ?? lease.LeaseId, lease.LeaseId);
        return differing.Count == 0 ? null : $"lease {lease.LeaseId} is not as agreed: {string.Join("; ", differing)}";

        void Compare(string what, string wanted, string got)
        {
            if (!string.Equals(wanted, got, StringComparison.OrdinalIgnoreCase))
            {
                differing.Add($"{what} {got} instead of {wanted}");
            }
        }
    }

    private void AddUnasked()
    {
        var asked = Creates.Select(operation => operation.Invoked.Lease?.ProposalId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var lease in found.Where(lease => !lease.Earlier && !asked.Contains(lease.Terms.ProposalId)))
        {
            _troubles.Add(new(TroubleKinds.Unasked, null, $"lease {lease.LeaseId} has proposal {lease.Terms.ProposalId}, which no operation asked for", [OnChain(lease)]));
        }
    }

    private void Add(string kind, Operation operation, string what)
    {
        var history = OperationHistory.Of(operation);
        if (operation.Invoked.Lease is { } asked)
        {
            history.AddRange(_byProposal[asked.ProposalId].Select(OnChain));
        }

        _troubles.Add(new(kind, operation.Invoked.Op, what, history));
    }

    private static string OnChain(LeaseFound lease) =>
        $"on chain: lease {lease.LeaseId}, {lease.State}, proposal {lease.Terms.ProposalId}, price {lease.Terms.PriceWei} wei";
}
