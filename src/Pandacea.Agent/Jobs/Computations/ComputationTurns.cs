using System.Threading.Channels;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>Which computation's description is to be fetched next. One that could not be had waits longer each time. Thread-safe.</summary>
/// <param name="store">Where they wait.</param>
/// <param name="accepted">The latest of them.</param>
/// <param name="time">Tells when one may be tried again.</param>
internal sealed class ComputationTurns(IComputationStore store, ChannelReader<StoredComputation> accepted, TimeProvider time) : IDisposable
{
    private const int AtOnce = 250;

    // One that is forgotten is tried earlier than it had to be.
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly RecentlyUsed<Turn> _turns = new(MostRemembered, _ => new());
    private readonly Queue<StoredComputation> _page = [];
    private long _read;

    /// <summary>Takes one; it is nobody else's until it is postponed.</summary>
    /// <param name="newFirst">Whether those just accepted go before those whose time has come.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Null: there is none, as far as was looked; those further on are looked at in the next call.</returns>
    public async Task<StoredComputation?> NextAsync(bool newFirst, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return newFirst
                ? New() ?? await DueAsync(cancellationToken).ConfigureAwait(false)
                : await DueAsync(cancellationToken).ConfigureAwait(false) ?? New();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Gives one back that was tried.</summary>
    public void Postpone(StoredComputation computation) => _turns.Get(computation.ComputationId).Postpone(time.GetUtcNow());

    public void Dispose() => _gate.Dispose();

    private StoredComputation? New()
    {
        while (accepted.TryRead(out var computation))
        {
            if (IsTaken(computation))
            {
                return computation;
            }
        }

        return null;
    }

    private async Task<StoredComputation?> DueAsync(CancellationToken cancellationToken)
    {
        if (_page.Count == 0)
        {
            await ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        while (_page.TryDequeue(out var computation))
        {
            if (IsTaken(computation))
            {
                return computation;
            }
        }

        return null;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var computation in await store.WaitingAsync(_read, AtOnce, cancellationToken).ConfigureAwait(false))
            {
                _page.Enqueue(computation);
            }

            _read = _page.Count < AtOnce ? 0 : _page.Last().Ordinal;
        }
        catch (StoreException)
        {
            // The next call reads them.
        }
    }

    /// <returns>False: its time has not come, or somebody has it.</returns>
    private bool IsTaken(StoredComputation computation) => _turns.Get(computation.ComputationId).Take(time.GetUtcNow());

    private sealed class Turn
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _due;
        private TimeSpan _wait = Shortest;

        public bool Take(DateTimeOffset now)
        {
            lock (_gate)
            {
                if (now < _due)
                {
                    return false;
                }

                _due = DateTimeOffset.MaxValue;
                return true;
            }
        }

        public void Postpone(DateTimeOffset now)
        {
            lock (_gate)
            {
                _due = now + _wait;
                _wait = _wait * 2 < Longest ? _wait * 2 : Longest;
            }
        }
    }
}
