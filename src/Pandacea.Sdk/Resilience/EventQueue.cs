using System.Collections.Concurrent;

namespace Pandacea.Sdk.Resilience;

/// <summary>Delivers the events of one upstream to all listeners: in order, one at a time, never under a lock of the pipeline.</summary>
internal sealed class EventQueue(IReadOnlyList<IResilienceListener> listeners)
{
    private readonly ConcurrentQueue<ResilienceEvent> _waiting = new();
    private int _delivering;

    /// <summary>Appends an event; may be called under a lock.</summary>
    public void Add(ResilienceEvent happened) => _waiting.Enqueue(happened);

    /// <summary>Delivers what is waiting, unless another thread is at it and will do so.</summary>
    public void Deliver()
    {
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _delivering, 1, 0) == 0)
        {
            while (_waiting.TryDequeue(out var happened))
            {
                Tell(happened);
            }

            Volatile.Write(ref _delivering, 0);
        }
    }

    private void Tell(ResilienceEvent happened)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener.On(happened);
            }
            catch (Exception)
            {
                // A listener that fails must not fail the call that it listens to.
            }
        }
    }
}
