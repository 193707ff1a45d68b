using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The journey of a lease: created by the spender, approved by the earner, read back.</summary>
public sealed class LeaseWorkload(
    ILeaseClient leases,
    IReadOnlyList<LeaseParty> parties,
    LeaseWorkloadIdentity identity,
    IJournal journal,
    OperationRecorder recorder) : IWorkload
{
    private static readonly BigInteger MinPrice = BigInteger.Parse("1000000000000000", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string Name => "leases";

    /// <inheritdoc/>
    public async Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var party = parties[ordinal % parties.Count];
        var terms = Terms(ordinal, party);
        var created = await recorder.RecordAsync(OperationNames.LeaseCreate, due, terms,
            () => CreateAsync(party, terms, cancellationToken)).ConfigureAwait(false);
        if (created?.LeaseId is not { } leaseId)
        {
            return;
        }

        var approved = await recorder.RecordAsync(OperationNames.LeaseApprove, journal.Now, terms, async () =>
        {
            await leases.ApproveAsync(party.Earner, leaseId, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement(leaseId);
        }).ConfigureAwait(false);
        if (approved is not null)
        {
            await recorder.RecordAsync(OperationNames.LeaseRead, journal.Now, lease: null,
                () => ReadAsync(leaseId, terms, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task<Acknowledgement> CreateAsync(LeaseParty party, LeaseTerms terms, CancellationToken cancellationToken)
    {
        var price = BigInteger.Parse(terms.PriceWei, CultureInfo.InvariantCulture);
        var request = new CreateLease(party.Spender, terms.Earner, terms.ProductId, terms.ProposalId, price, price, identity.ExpiresAt);
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

    private LeaseTerms Terms(int ordinal, LeaseParty party)
    {
        var stream = SeedStream.Derive(identity.Seed, "lease/" + ordinal);
        var price = MinPrice + stream.NextInt(1_000_000_000);
        var proposal = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity.RunId}/{ordinal}"));
        return new LeaseTerms("0x" + Convert.ToHexStringLower(proposal), identity.ProductId, party.Spender.Address, party.Earner.Address,
            price.ToString(CultureInfo.InvariantCulture));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
