using System.Globalization;
using System.Numerics;
using Pandacea.Drills.Definition;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The journey of a lease: proposed to the agent, created on chain by the spender, approved by the agent, read back.</summary>
public sealed class LeaseWorkload(
    ILeaseClient leases, ISpenderAgents agents, ProposalOperation proposals, LeaseMarket market, RunIdentity identity, IJournal journal, OperationRecorder recorder, TimeProvider time) : IWorkload
{
    private static readonly TimeSpan Duration = TimeSpan.FromDays(1);
    private readonly string _product = LeaseIds.ProductId(market.Product);

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Leases.Name;

    /// <inheritdoc/>
    public async Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var spender = market.Spenders[ordinal % market.Spenders.Count];
        var maxPrice = identity.MaxPriceOf(Name, ordinal);
        var asked = new ProposeLease(market.Product, maxPrice, Duration) { IdempotencyKey = identity.KeyOf(Name, ordinal) };
        if (await proposals.ProposeAsync(spender, asked, due, cancellationToken).ConfigureAwait(false) is not var (proposal, price, _))
        {
            return;
        }

        var expires = (time.GetUtcNow() + Duration).ToUnixTimeSeconds();
        var terms = new LeaseTerms(proposal, _product, spender.Account.Address, market.Earner, price.ToString(CultureInfo.InvariantCulture), expires);
        var created = await recorder.RecordAsync(new OperationStart(OperationNames.LeaseCreate, journal.Now) { Lease = terms },
            () => CreateAsync(spender, terms, price, maxPrice, cancellationToken)).ConfigureAwait(false);
        if (created?.LeaseId is not { } leaseId)
        {
            return;
        }

        var approved = await recorder.RecordAsync(new OperationStart(OperationNames.LeaseApprove, journal.Now) { Lease = terms }, async () =>
        {
            var lease = await agents.Leases(spender).WaitForApprovalAsync(proposal, null, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement(lease.OnChainLeaseId) { ProposalId = proposal };
        }).ConfigureAwait(false);
        if (approved is not null)
        {
            await recorder.RecordAsync(new OperationStart(OperationNames.LeaseRead, journal.Now),
                () => ReadAsync(leaseId, terms, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task<Acknowledgement> CreateAsync(Spender spender, LeaseTerms terms, BigInteger price, BigInteger maxPrice, CancellationToken cancellationToken)
    {
        var request = new CreateLease(spender.Account, terms.Earner, terms.ProductId, terms.ProposalId, price, maxPrice, (ulong)terms.ExpiresAt!.Value);
        var created = await leases.CreateAsync(request, cancellationToken).ConfigureAwait(false);
        return new Acknowledgement(created.LeaseId);
    }

    private async Task<Acknowledgement> ReadAsync(string leaseId, LeaseTerms terms, CancellationToken cancellationToken)
    {
        var lease = await leases.GetAsync(leaseId, cancellationToken).ConfigureAwait(false);
        var price = lease.Price.ToString(CultureInfo.InvariantCulture);
        var same = price == terms.PriceWei && Same(lease.ProposalId, terms.ProposalId) && Same(lease.Spender, terms.Spender);
        return new Acknowledgement(leaseId, same ? null : $"altered: price {price} wei of {lease.Spender}, asked {terms.PriceWei} wei of {terms.Spender}");
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
