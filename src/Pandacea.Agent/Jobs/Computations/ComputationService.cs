using System.Text.Json;
using System.Threading.Channels;
using Pandacea.Agent.Http;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>Takes computations under leases, tells about them, gives them up.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="data">Data sets that may be named.</param>
/// <param name="queue">Where their jobs wait.</param>
/// <param name="newId">Gives names that nobody can guess.</param>
/// <param name="time">Stamps them.</param>
internal sealed class ComputationService(IAgentStore store, DataSets data, JobQueue queue, Func<string> newId, TimeProvider time)
{
    // Those that do not fit are found in the store.
    private const int MostAnnounced = 16;

    /// <value>The latest whose description is to be fetched.</value>
    public Channel<StoredComputation> Accepted { get; } =
        Channel.CreateBounded<StoredComputation>(new BoundedChannelOptions(MostAnnounced) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Takes a computation once for its key.</summary>
    /// <exception cref="BadInputException">It is not allowed.</exception>
    public async Task<JobAcceptance> SubmitAsync(ComputationWish wish, IdempotencyKey key, Func<string, StoredAnswer> write, CancellationToken cancellationToken)
    {
        // The first answer stands, whatever has become of the lease.
        var before = await store.Idempotency.LookAsync(key, cancellationToken).ConfigureAwait(false);
        if (before.State is KeyState.Answered or KeyState.Conflict)
        {
            return new(JobRefusal.None, before);
        }

        var lease = await store.Leases.FindByLeaseIdAsync(wish.LeaseId, cancellationToken).ConfigureAwait(false);
        if (!LeaseCheck.IsGood(lease, wish.Signer, time.GetUtcNow()))
        {
            throw new BadInputException("lease_id: there is no approved lease of yours with this id.", AgentErrorCodes.Forbidden, 403);
        }

        if (Foreign(wish, lease!) is { } problem)
        {
            throw new BadInputException(problem, AgentErrorCodes.ValidationError);
        }

        string? consents = null;
        if (wish.Inputs.Any(input => data.Find(input.AssetId) is not null))
        {
            consents = await store.Consents.InForceAsync(lease!.ProductId, cancellationToken).ConfigureAwait(false);
            if (consents is null)
            {
                return new(JobRefusal.Consent);
            }
        }

        var computation = Computation(wish, consents);
        var taken = await store.Computations.AcceptAsync(computation, key, write(computation.ComputationId), queue.Options.Limits, cancellationToken).ConfigureAwait(false);
        if (taken.Key?.State == KeyState.Fresh)
        {
            Accepted.Writer.TryWrite(computation);
        }

        return taken;
    }

    /// <returns>Null: the signer has none of that name.</returns>
    public async Task<ComputationView?> ShowAsync(string computationId, string signer, CancellationToken cancellationToken) =>
        await store.Computations.FindAsync(computationId, cancellationToken).ConfigureAwait(false) is { } found && found.Signer == signer
            ? await WithJobAsync(found, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Gives one up; one that is over stays as it is.</summary>
    public async Task CancelAsync(string computationId, string signer, CancellationToken cancellationToken)
    {
        if (await ShowAsync(computationId, signer, cancellationToken).ConfigureAwait(false) is not null)
        {
            await store.Computations.FailAsync(computationId, AgentErrorCodes.Cancelled, "The computation was cancelled.", cancellationToken).ConfigureAwait(false);
            await queue.CancelAsync(computationId, signer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null: the signer has no such lease.</returns>
    public async Task<(StoredLease Lease, ComputationView? Result)?> OfLeaseAsync(string leaseId, string signer, CancellationToken cancellationToken)
    {
        var lease = await store.Leases.FindByLeaseIdAsync(leaseId, cancellationToken).ConfigureAwait(false);
        if (lease is null || lease.Signer != signer)
        {
            return null;
        }

        var found = await store.Computations.FindByLeaseAsync(leaseId, cancellationToken).ConfigureAwait(false);
        return (lease, found is null ? null : await WithJobAsync(found, cancellationToken).ConfigureAwait(false));
    }

    private string? Foreign(ComputationWish wish, StoredLease lease)
    {
        var foreign = wish.Inputs.Index().Where(input => !BuiltInData.IsBuiltIn(input.Item.AssetId) && data.Find(input.Item.AssetId)?.ProductId != lease.ProductId).ToList();
        return foreign.Count == 0 ? null : $"inputs[{foreign[0].Index}].asset_id: must be a data set of the leased product, or {BuiltInData.Allowed}.";
    }

    private async Task<ComputationView> WithJobAsync(StoredComputation computation, CancellationToken cancellationToken) =>
        computation.State == ComputationState.Begun && await store.Jobs.ShowAsync(computation.ComputationId, cancellationToken).ConfigureAwait(false) is { } found
            ? new(computation, found.Job, found.Artifact)
            : new(computation);

    private StoredComputation Computation(ComputationWish wish, string? consents) => new()
    {
        ComputationId = newId(),
        Signer = wish.Signer,
        LeaseId = wish.LeaseId,
        ComputationCid = wish.Cid,
        Inputs = JsonSerializer.Serialize(wish.Inputs, JobJson.Default.IReadOnlyListComputationInput),
        Consents = consents,
        AcceptedAt = time.GetUtcNow(),
    };
}
