using Pandacea.Agent.Store;

namespace Pandacea.Agent.Following;

/// <summary>Reads the chain from where the store says that it stopped, one stretch of blocks at a time.</summary>
internal sealed class BlockCursor(IAgentStore store, ChainReader chain, FollowingOptions options)
{
    private bool _isKnownChain;

    /// <summary>Reads the next stretch, or takes back what the chain no longer has.</summary>
    public async Task<CursorStep> StepAsync(CancellationToken cancellationToken)
    {
        if (!_isKnownChain && await StartIfNewAsync(cancellationToken).ConfigureAwait(false))
        {
            return CursorStep.RolledBack;
        }

        var marks = await store.Chain.MarksAsync(cancellationToken).ConfigureAwait(false);
        var head = await chain.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (marks.Count > 0 && head == marks[0])
        {
            return CursorStep.UpToDate;
        }

        if (await ForkAsync(marks, cancellationToken).ConfigureAwait(false) is { } lastGood)
        {
            // Not one block in common: it may be another chain altogether.
            _isKnownChain = lastGood >= 0;
            await store.Chain.RollBackAsync(lastGood, cancellationToken).ConfigureAwait(false);
            return CursorStep.RolledBack;
        }

        return await ReadAsync(marks.Count > 0 ? marks[0] : null, head, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first block tells chains apart that have the same number, such as two fresh ones.</summary>
    private async Task<bool> StartIfNewAsync(CancellationToken cancellationToken)
    {
        var genesis = await chain.BlockAsync(0, cancellationToken).ConfigureAwait(false) ?? throw new FormatException("The node has no first block.");
        var now = new ChainIdentity(genesis.Hash, options.Contract.ToLowerInvariant(), options.Earner.Address);
        var before = await store.Chain.IdentityAsync(cancellationToken).ConfigureAwait(false);
        if (before != now)
        {
            await store.Chain.StartAsync(now, cancellationToken).ConfigureAwait(false);
        }

        _isKnownChain = true;
        return before is not null && before != now;
    }

    /// <returns>The last mark that the chain still has, -1 if it has none; null if the newest one is there.</returns>
    private async Task<long?> ForkAsync(IReadOnlyList<ChainMark> marks, CancellationToken cancellationToken)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (await chain.BlockAsync(marks[i].Block, cancellationToken).ConfigureAwait(false) == marks[i])
            {
                return i == 0 ? null : marks[i].Block;
            }
        }

        return marks.Count == 0 ? null : -1;
    }

    private async Task<CursorStep> ReadAsync(ChainMark? last, ChainMark head, CancellationToken cancellationToken)
    {
        var newest = head.Block - options.Confirmations + 1;
        var from = (last?.Block ?? -1) + 1;
        var to = Math.Min(newest, from + options.BlocksAtOnce - 1);
        if (from > to)
        {
            // Nothing new has its confirmations, or the node lags behind another one of the same chain.
            return CursorStep.UpToDate;
        }

        var before = to == head.Block ? head : await chain.BlockAsync(to, cancellationToken).ConfigureAwait(false);
        var events = await chain.EventsAsync(from, to, cancellationToken).ConfigureAwait(false);
        var after = await chain.BlockAsync(to, cancellationToken).ConfigureAwait(false);
        var stillThere = last is null || await chain.BlockAsync(last.Block, cancellationToken).ConfigureAwait(false) == last;
        if (before is null || before != after || !stillThere)
        {
            // The chain changed while it was read: what was read may belong to no chain at all.
            return CursorStep.Unsettled;
        }

        await store.Chain.ApplyAsync(events, before, cancellationToken).ConfigureAwait(false);
        return to < newest ? CursorStep.MoreToRead : CursorStep.Advanced;
    }
}
