using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Tests.Admission;

public sealed class AdaptiveLimitTests
{
    [Theory]
    [InlineData(1, 20)]
    [InlineData(1, 100)]
    [InlineData(4, 20)]
    [InlineData(4, 100)]
    [InlineData(16, 50)]
    public void It_finds_how_many_workers_there_are(int workers, int milliseconds)
    {
        var limit = new AdaptiveLimit(100);

        Load(limit, workers, milliseconds, TimeSpan.Zero, 4_000);

        Assert.InRange(limit.Current, workers, Math.Max(workers + 2, workers * 2));
    }

    [Fact]
    public void It_follows_when_workers_are_lost()
    {
        var limit = new AdaptiveLimit(100);
        var now = Load(limit, 8, 20, TimeSpan.Zero, 4_000);

        Load(limit, 1, 20, now, 400);

        Assert.InRange(limit.Current, 1, 3);
    }

    [Fact]
    public void Work_that_became_slower_does_not_starve()
    {
        var limit = new AdaptiveLimit(100);
        var now = Load(limit, 4, 20, TimeSpan.Zero, 2_000);

        Load(limit, 4, 200, now, 2_000);

        Assert.InRange(limit.Current, 3, 8);
    }

    // Workers that serve in order of arrival; as many requests inside as the limit lets in, others always waiting.
    private static TimeSpan Load(AdaptiveLimit limit, int workers, int milliseconds, TimeSpan now, int requests)
    {
        var service = TimeSpan.FromMilliseconds(milliseconds);
        var free = Enumerable.Repeat(now, workers).ToArray();
        var inside = new PriorityQueue<(TimeSpan Started, int Running), TimeSpan>();
        for (var done = 0; done < requests; done++)
        {
            while (inside.Count < limit.Current)
            {
                var next = Array.IndexOf(free, free.Min());
                free[next] = (free[next] > now ? free[next] : now) + service;
                inside.Enqueue((now, inside.Count + 1), free[next]);
            }

            inside.TryDequeue(out var entry, out now);
            limit.See("k", entry.Started, now, entry.Running, pressed: true);
        }

        return now;
    }
}
