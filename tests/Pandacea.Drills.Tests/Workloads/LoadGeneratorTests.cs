using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Workloads;

namespace Pandacea.Drills.Tests.Workloads;

public sealed class LoadGeneratorTests
{
    [Fact]
    public async Task Journeys_start_on_schedule_although_none_of_them_ends()
    {
        var (time, workload) = (new FakeTimeProvider(), new Endless());
        await RunForAsync(time, workload, "seed", 50, TimeSpan.FromSeconds(2));
        Assert.Equal(100, workload.Due.Count);
        Assert.Equal(Enumerable.Range(0, 100), workload.Ordinals);
    }

    [Fact]
    public async Task Seed_decides_the_instants()
    {
        var (first, second, other) = (new Endless(), new Endless(), new Endless());
        await RunForAsync(new FakeTimeProvider(), first, "A", 20, TimeSpan.FromSeconds(1));
        await RunForAsync(new FakeTimeProvider(), second, "A", 20, TimeSpan.FromSeconds(1));
        await RunForAsync(new FakeTimeProvider(), other, "B", 20, TimeSpan.FromSeconds(1));
        Assert.Equal(first.Due, second.Due);
        Assert.NotEqual(first.Due, other.Due);
    }

    private static async Task RunForAsync(FakeTimeProvider time, Endless workload, string seed, double perSecond, TimeSpan length)
    {
        var generator = new LoadGenerator(new MemoryJournal(time), time);
        generator.Add(workload, perSecond, seed);
        using var stop = new CancellationTokenSource();
        var running = generator.RunAsync(stop.Token, CancellationToken.None);
        for (var passed = TimeSpan.Zero; passed < length; passed += TimeSpan.FromMilliseconds(5))
        {
            var ticked = workload.Due.Count;
            time.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await running;
        Assert.Equal(workload.Due.Count, generator.Started);
    }

    private sealed class Endless : IWorkload
    {
        public string Name => "endless";

        public List<int> Ordinals { get; } = [];

        public List<long> Due { get; } = [];

        public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
        {
            Ordinals.Add(ordinal);
            Due.Add(due);
            return new TaskCompletionSource().Task;
        }
    }
}
