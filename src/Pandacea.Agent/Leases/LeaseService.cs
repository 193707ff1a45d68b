using Pandacea.Agent.Store;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Leases;

/// <summary>Turns requests into proposals.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="prices">The catalogue's base prices.</param>
/// <param name="policy">What they become.</param>
/// <param name="newProposalId">Gives 32 fresh bytes as 0x-hex. Nobody may guess them: whoever knows the id can open a lease for it.</param>
/// <param name="time">Stamps proposals.</param>
public sealed class LeaseService(
    IAgentStore store, IProductPrices prices, PricePolicy policy, Func<string> newProposalId, TimeProvider time) : ILeaseService
{
    private readonly PaidLeases _paid = new(store.Leases, time);

    /// <inheritdoc/>
    public async Task<KeyOutcome> ProposeAsync(
        LeaseRequest request, IdempotencyKey key, Func<ProposalDecision, StoredAnswer> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(write);

        var decision = await DecideAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = write(decision);

        // Where there is an answer already, it stands, whatever the decision would be now.
        return decision.Verdict switch
        {
            ProposalVerdict.Accepted => await store.Leases.ProposeAsync(
                Lease(request, decision, await store.Consents.InForceAsync(request.ProductId, cancellationToken).ConfigureAwait(false)), key, answer, cancellationToken)
                .ConfigureAwait(false),
            ProposalVerdict.PriceTooLow => await store.Idempotency.CompleteAsync(key, answer, cancellationToken).ConfigureAwait(false),
            _ => await store.Idempotency.LookAsync(key, cancellationToken).ConfigureAwait(false) is { State: KeyState.Answered or KeyState.Conflict } before
                ? before
                : new KeyOutcome(KeyState.Fresh, answer),
        };
    }

    /// <inheritdoc/>
    public Task<StoredLease?> FindAsync(string proposalId, CancellationToken cancellationToken) => store.Leases.FindAsync(proposalId, cancellationToken);

    private async Task<ProposalDecision> DecideAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        if (prices.BasePriceOf(request.ProductId) is not { } basePrice)
        {
            return new ProposalDecision(ProposalVerdict.UnknownProduct, default);
        }

        var paid = await _paid.CountAsync(request.ProductId, policy.CountUpTo, cancellationToken).ConfigureAwait(false);
        var price = policy.Minimum(basePrice, paid);
        return request.MaxPrice < price
            ? new ProposalDecision(ProposalVerdict.PriceTooLow, price)
            : new ProposalDecision(ProposalVerdict.Accepted, price, newProposalId());
    }

    private StoredLease Lease(LeaseRequest request, ProposalDecision decision, string? consents)
    {
        var now = time.GetUtcNow();
        return new StoredLease
        {
            ProposalId = decision.ProposalId!,
            Signer = request.Signer,
            ProductId = request.ProductId,
            ProductHash = LeaseIds.ProductId(request.ProductId),
            MaxPrice = request.MaxPrice,
            Price = decision.Price,
            Duration = request.Duration,
            SpenderDid = request.SpenderDid,
            Computation = request.Computation,
            Consents = consents,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
