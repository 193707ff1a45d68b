using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using static Pandacea.Sdk.Tests.Resilience.Upstream;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class EventsTests
{
    [Fact]
    public async Task A_listener_that_throws_breaks_neither_calls_nor_other_listeners()
    {
        var broken = new Listener(_ => throw new InvalidOperationException());
        using var upstream = new Upstream(replace: services => services.Insert(0, ServiceDescriptor.Singleton<IResilienceListener>(broken)));

        Assert.Equal("answer", await upstream.CallAsync(Down, null));

        Assert.Equal(1, broken.Told);
        Assert.Single(upstream.Events.Of<RetryAttempt>());
    }

    [Fact]
    public async Task A_listener_may_use_the_pipeline_and_events_stay_in_order()
    {
        Upstream? upstream = null;
        var calls = new List<Task<string>>();
        var curious = new Listener(_ => calls.Add(upstream!.CallAsync([null])));
        using var used = upstream = new Upstream(
            options => options.MaxRetries = 0,
            services => services.AddSingleton<IResilienceListener>(curious));

        await upstream.FailAsync(10);

        await Assert.ThrowsAsync<CircuitOpenException>(() => Assert.Single(calls));
    }

    [Fact]
    public async Task Events_of_many_threads_are_told_one_at_a_time_and_none_is_lost()
    {
        var (inside, overlaps) = (0, 0);
        var slow = new Listener(_ =>
        {
            if (Interlocked.Increment(ref inside) > 1)
            {
                Interlocked.Increment(ref overlaps);
            }

            Thread.SpinWait(200);
            Interlocked.Decrement(ref inside);
        });
        var queue = new EventQueue([slow]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var number = 0; number < 500; number++)
            {
                queue.Add(new CircuitClosed(string.Create(CultureInfo.InvariantCulture, $"{thread}"), $"{number}"));
                queue.Deliver();
            }
        })));

        Assert.Equal(0, overlaps);
        Assert.Equal(4000, slow.Told);
        foreach (var thread in slow.Events.OfType<CircuitClosed>().GroupBy(closed => closed.Circuit))
        {
            Assert.Equal(Enumerable.Range(0, 500), thread.Select(closed => int.Parse(closed.By, CultureInfo.InvariantCulture)));
        }
    }

    private sealed class Listener(Action<ResilienceEvent> action) : IResilienceListener
    {
        public List<ResilienceEvent> Events { get; } = [];

        public int Told => Events.Count;

        public void On(ResilienceEvent happened)
        {
            Events.Add(happened);
            action(happened);
        }
    }
}
