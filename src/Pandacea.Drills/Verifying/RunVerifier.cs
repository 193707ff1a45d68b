using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Reads chain and store once nothing moves any more, and writes what they show into the journal.</summary>
/// <param name="sources">What is read.</param>
/// <param name="patience">How long it may go on moving.</param>
/// <param name="time">The clock.</param>
public sealed class RunVerifier(RunSources sources, TimeSpan patience, TimeProvider time) : IVerifier
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task VerifyAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var calm = await SettleAsync(cancellationToken).ConfigureAwait(false);
        if (sources.Chain is { } chain)
        {
            journal.Append(await EndAsync(Sources.Chain, calm, async () =>
            {
                var leases = await chain.LeasesAsync(cancellationToken).ConfigureAwait(false);
                leases.ToList().ForEach(journal.Append);
                journal.Append(await chain.EscrowAsync(leases.Count, cancellationToken).ConfigureAwait(false));
            }).ConfigureAwait(false));
        }

        if (sources.Store is { } store)
        {
            journal.Append(await EndAsync(Sources.Store, null, async () =>
                (await store.ReadAsync(cancellationToken).ConfigureAwait(false)).ToList().ForEach(journal.Append)).ConfigureAwait(false));
        }

        if (sources.Jobs is { } jobs)
        {
            journal.Append(await EndAsync(Sources.Jobs, null, () => VerifyJobsAsync(jobs, journal, cancellationToken)).ConfigureAwait(false));
        }

        if (sources.Node is { } node)
        {
            journal.Append(await EndAsync(Sources.Node, null, async () =>
                (await node.ContentsAsync(cancellationToken).ConfigureAwait(false)).ToList().ForEach(journal.Append)).ConfigureAwait(false));
        }
    }

    private async Task VerifyJobsAsync(JobSource jobs, IJournal journal, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        while (await jobs.AreUnderWayAsync(cancellationToken).ConfigureAwait(false) && time.GetElapsedTime(begin) < patience)
        {
            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }

        (await jobs.ReadAsync(cancellationToken).ConfigureAwait(false)).ToList().ForEach(journal.Append);
        if (sources.Artifacts is { } node)
        {
            (await node.ArtifactsAsync(cancellationToken).ConfigureAwait(false)).ToList().ForEach(journal.Append);
        }
    }

    private static async Task<VerificationEnded> EndAsync(string source, string? objection, Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
            return new VerificationEnded { Of = source, Error = objection };
        }
        catch (VerificationException e)
        {
            return new VerificationEnded { Of = source, Error = e.Message };
        }
    }

    /// <summary>Waits until no transaction waits for a block and the agent has noticed every lease of the run.</summary>
    /// <returns>Why the chain cannot be judged: it still moves. What the agent did not notice in time is for the judges.</returns>
    private async Task<string?> SettleAsync(CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        while (true)
        {
            var (calm, noticed) = await LookAsync(cancellationToken).ConfigureAwait(false);
            if (calm && noticed)
            {
                return null;
            }

            if (time.GetElapsedTime(begin) > patience)
            {
                return calm ? null : $"transactions are still waiting for a block after {patience.TotalSeconds} s";
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(bool Calm, bool Noticed)> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (sources.Chain is not { } chain)
            {
                return (true, true);
            }

            var calm = await chain.IsCalmAsync(cancellationToken).ConfigureAwait(false);
            return (calm, !calm || sources.Store is null || await NoticedAsync(chain, sources.Store, cancellationToken).ConfigureAwait(false));
        }
        catch (VerificationException)
        {
            // Read again, and reported, by the reading itself.
            return (true, true);
        }
    }

    private static async Task<bool> NoticedAsync(ChainSource chain, StoreSource store, CancellationToken cancellationToken)
    {
        var approved = (await store.ProposalsAsync(cancellationToken).ConfigureAwait(false))
            .Where(static proposal => proposal is { OnChainLeaseId: not null, Status: not "pending_approval" })
            .Select(static proposal => proposal.OnChainLeaseId)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var leases = await chain.LeasesAsync(cancellationToken).ConfigureAwait(false);
        return leases.All(lease => lease.Earlier || approved.Contains(lease.LeaseId));
    }
}
