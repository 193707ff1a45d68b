using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Events;

/// <summary>Hands events to every watcher. Publishing never waits: a watcher who falls too far behind is told so and let go.</summary>
internal sealed class EventHub : IDisposable
{
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan NoticeableStall = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly MonotonicClock _clock;
    private readonly int _capacity;
    private readonly ITimer _beat;
    private volatile Watcher[] _watchers = [];
    private long _lastBeat;
    private bool _disposed;

    public EventHub(MonotonicClock clock, int capacity = 65_536)
    {
        (_clock, _capacity) = (clock, capacity);
        _lastBeat = clock.Time.GetTimestamp();
        _beat = clock.Time.CreateTimer(_ => Beat(), null, BeatPeriod, BeatPeriod);
    }

    public void Publish(InjectorEvent happened)
    {
        foreach (var watcher in _watchers)
        {
            watcher.Offer(happened);
        }
    }

    /// <summary>A new watcher; it misses nothing from this call on.</summary>
    public Watcher Watch()
    {
        var watcher = new Watcher(_capacity, new WatchStarted(_clock.Now, _clock.Time.GetUtcNow()), Forget);
        lock (_gate)
        {
            _watchers = [.. _watchers, watcher];
            if (_disposed)
            {
                watcher.Complete();
            }
        }

        return watcher;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _beat.Dispose();
        foreach (var watcher in _watchers)
        {
            watcher.Complete();
        }
    }

    private void Beat()
    {
        var now = _clock.Time.GetTimestamp();
        var stall = _clock.Time.GetElapsedTime(Interlocked.Exchange(ref _lastBeat, now), now) - BeatPeriod;
        if (stall > NoticeableStall)
        {
            Publish(new InjectorStalled(_clock.Now, stall.TotalMilliseconds));
        }

        Publish(new InjectorBeat(_clock.Now));
    }

    private void Forget(Watcher watcher)
    {
        lock (_gate)
        {
            _watchers = [.. _watchers.Where(each => each != watcher)];
        }
    }

    /// <summary>One reader of the events.</summary>
    internal sealed class Watcher : IDisposable
    {
        private readonly Channel<InjectorEvent> _events;
        private readonly Action<Watcher> _forget;
        private long _lostAt = -1;

        public Watcher(int capacity, WatchStarted started, Action<Watcher> forget)
        {
            _forget = forget;
            _events = Channel.CreateBounded<InjectorEvent>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
            _events.Writer.TryWrite(started);
        }

        public ChannelReader<InjectorEvent> Events => _events.Reader;

        /// <summary>The last word to a reader who was too slow; null if nothing was lost.</summary>
        public WatchOverflowed? Overflow => Interlocked.Read(ref _lostAt) is >= 0 and var at ? new WatchOverflowed(at) : null;

        public void Offer(InjectorEvent happened)
        {
            if (!_events.Writer.TryWrite(happened) && _events.Writer.TryComplete())
            {
                Interlocked.Exchange(ref _lostAt, happened.At);
                _forget(this);
            }
        }

        public void Complete() => _events.Writer.TryComplete();

        public void Dispose()
        {
            _forget(this);
            Complete();
        }

        /// <summary>Everything, the overflow included.</summary>
        public async IAsyncEnumerable<InjectorEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }

            if (Overflow is { } overflow)
            {
                yield return overflow;
            }
        }
    }
}
