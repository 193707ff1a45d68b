using System.Collections.Concurrent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>Keeps the events, and lets a test await one.</summary>
internal sealed class RecordedEvents : IResilienceListener
{
    private readonly ConcurrentQueue<ResilienceEvent> _all = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public IReadOnlyList<ResilienceEvent> All => [.. _all];

    public IReadOnlyList<T> Of<T>()
        where T : ResilienceEvent => [.. _all.OfType<T>()];

    public void On(ResilienceEvent happened)
    {
        _all.Enqueue(happened);
        _arrived.Release();
    }

    /// <summary>The first event of the type, now or later.</summary>
    public async Task<T> FirstAsync<T>()
        where T : ResilienceEvent
    {
        while (_all.OfType<T>().FirstOrDefault() is null)
        {
            Assert.True(await _arrived.WaitAsync(Bounds.Patience), $"no {typeof(T).Name}");
        }

        return _all.OfType<T>().First();
    }
}
