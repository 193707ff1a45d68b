using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Says what is wrong with a proposal in the agent's store: whether it is what was asked for and acknowledged, and whether it stands where the chain has it.</summary>
/// <remarks>A run does not outlast its leases, so that none of them may be expired.</remarks>
internal sealed class ProposalCheck(IEnumerable<LeaseFound> leases)
{
    public const string Pending = "pending_approval";

    /// <summary>The chain is read before the store, which may be one approval ahead.</summary>
    private static readonly Dictionary<string, string[]> Standings = new(StringComparer.Ordinal)
    {
        ["Created"] = [Pending, "approved"],
        ["Approved"] = ["approved"],
        ["Executed"] = ["executed"],
        ["Finalized"] = ["finalized"],
        ["Disputed"] = ["disputed"],
        ["Resolved"] = ["resolved"],
        ["Cancelled"] = ["cancelled"],
    };

    private readonly ILookup<string, LeaseFound> _leases = leases.Where(lease => !lease.Earlier).ToLookup(lease => lease.Terms.ProposalId, StringComparer.OrdinalIgnoreCase);

    /// <param name="proposal">What the store holds.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="priceWei">The price that was acknowledged; null: none was told.</param>
    /// <returns>What is other than agreed; null: nothing.</returns>
    public string? Difference(ProposalFound proposal, ProposalTerms asked, string? priceWei)
    {
        var said = proposal.Terms;
        (string What, object? Agreed, object? Said)[] pairs =
        [
            ("signer", asked.Signer, said.Signer),
            ("product", asked.ProductId, said.ProductId),
            ("product hash", asked.ProductHash, said.ProductHash),
            ("most to pay", asked.MaxPriceWei, said.MaxPriceWei),
            ("price", priceWei ?? proposal.PriceWei, proposal.PriceWei),
            ("duration in ms", asked.DurationMs, said.DurationMs),
            ("expiry", Expiry(proposal) ?? proposal.ExpiresAt, proposal.ExpiresAt),
        ];
        var differing = pairs.Where(pair => !Equals(pair.Agreed, pair.Said)).Select(pair => $"{pair.What} {pair.Said ?? "missing"} instead of {pair.Agreed ?? "none"}").ToList();
        return differing.Count == 0 ? null : $"is not as agreed: {string.Join("; ", differing)}";
    }

    /// <returns>Where it stands instead of where the chain has it; null: there. What the agent did not notice or approve is not told here.</returns>
    public string? Standing(ProposalFound proposal) => LeaseOf(proposal) is { } lease
        ? proposal.Status == Pending || Standings.GetValueOrDefault(lease.State, []).Contains(proposal.Status) ? null : $"the agent's store says {proposal.Status}, the chain {lease.State}"
        : proposal is { Status: Pending, OnChainLeaseId: null } ? null : $"the agent's store says {proposal.Status} by lease {proposal.OnChainLeaseId ?? "none"}, the chain has none of it";

    /// <summary>What the chain says once the agent has approved it, until then what was asked for.</summary>
    private long? Expiry(ProposalFound proposal) => LeaseOf(proposal) is not { } lease ? proposal.CreatedAt + proposal.Terms.DurationMs
        : proposal.Status == Pending ? null
        : lease.Terms.ExpiresAt * 1000;

    private LeaseFound? LeaseOf(ProposalFound proposal) =>
        _leases[proposal.ProposalId].OrderByDescending(lease => string.Equals(lease.LeaseId, proposal.OnChainLeaseId, StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
}
