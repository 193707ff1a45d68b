using Pandacea.Protocol;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Starts journeys on schedule, open loop: a slow answer never delays the next start.</summary>
public sealed class LoadGenerator(IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private const int WarmUpJourneys = 8;

    // Far from the ordinals of the schedule: ids derive from them. And not the identities with which the schedule begins (64 take turns):
    // what the warm-up took of their rates would be missing there.
    private const int WarmUpOrdinal = 1_000_032;

    private readonly List<Stream> _streams = [];
    private readonly List<Task> _running = [];
    private long _scheduled;
    private long _started;

    /// <summary>Journeys that the schedule wanted started by now.</summary>
    public long Scheduled => Volatile.Read(ref _scheduled);

    /// <summary>Journeys started by now.</summary>
    public long Started => Volatile.Read(ref _started);

    /// <summary>Adds a workload that starts <paramref name="perSecond"/> journeys a second, at instants that the seed moves a little.</summary>
    public void Add(IWorkload workload, double perSecond, string seed) =>
        _streams.Add(new Stream(workload, 1e9 / perSecond, SeedStream.Derive(seed, "schedule/" + workload.Name)));

    /// <summary>Runs a few journeys of every workload at once, beside the schedule: code that runs for the first time is slow,
    /// and that would be measured as the system's.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var journeys = Enumerable.Range(WarmUpOrdinal, WarmUpJourneys).SelectMany(ordinal =>
            _streams.Select(stream => stream.Workload.RunAsync(ordinal, journal.Now, cancellationToken)));
        await Task.WhenAll(journeys).ConfigureAwait(false);
    }

    /// <summary>Runs until <paramref name="stop"/>; journeys under way go on and are awaited by <see cref="DrainAsync"/>.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        var begin = journal.Now;
        _streams.ForEach(stream => stream.Begin(begin));
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                StartDue(abandon);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The schedule ended.
        }
    }

    /// <summary>Waits until every started journey has ended.</summary>
    public Task DrainAsync()
    {
        lock (_running)
        {
            return Task.WhenAll([.. _running]);
        }
    }

    private void StartDue(CancellationToken abandon)
    {
        var now = journal.Now;
        foreach (var stream in _streams)
        {
            while (stream.Next <= now)
            {
                var (ordinal, due) = stream.Take();
                Interlocked.Increment(ref _scheduled);
                var journey = stream.Workload.RunAsync(ordinal, due, abandon);
                Interlocked.Increment(ref _started);
                Keep(journey);
            }
        }
    }

    private void Keep(Task journey)
    {
        lock (_running)
        {
            _running.RemoveAll(static task => task.IsCompletedSuccessfully);
            _running.Add(journey);
        }
    }

    private sealed class Stream(IWorkload workload, double spacing, SeedStream jitter)
    {
        private long _origin;
        private int _ordinal;

        public IWorkload Workload => workload;

        public long Next { get; private set; } = long.MaxValue;

        public void Begin(long origin)
        {
            _origin = origin;
            Next = At(0);
        }

        public (int Ordinal, long Due) Take()
        {
            var taken = (_ordinal, Next);
            Next = At(++_ordinal);
            return taken;
        }

        private long At(int ordinal) => _origin + (long)(spacing * (ordinal + jitter.NextDouble(0, 0.5)));
    }
}
