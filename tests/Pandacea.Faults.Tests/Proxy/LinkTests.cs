using CsCheck;
using Pandacea.Faults.Catalog;
using Pandacea.Faults.Proxy;
using Pandacea.Protocol;

namespace Pandacea.Faults.Tests.Proxy;

public sealed class LinkTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void LatencyStaysWithinJitterAndKeepsOrder() => Gen.Int[0, 1_000_000].Array[1, 50].Sample(gaps =>
    {
        var link = Open("latency", $"{gaps.Length}", ("latency", "50ms"), ("jitter", "20ms"));
        long at = 0, last = 0;
        foreach (var gap in gaps)
        {
            at += gap + 1;
            var due = link.Due(10, at);
            Assert.True(due >= last);
            Assert.True(due == last || due - at >= 30 * Millisecond);
            Assert.True(due - at <= 70 * Millisecond || due == last);
            Assert.Equal(due, link.Due(10, at));
            link.Sent(10);
            last = due;
        }
    });

    [Fact]
    public void LatenciesAddUp()
    {
        ByteLink[] links = [Open("latency", "a", ("latency", "50ms")), Open("latency", "b", ("latency", "30ms"))];
        Assert.Equal((10, 81 * Millisecond), links.Next(10, Millisecond));
    }

    [Fact]
    public void BandwidthSpreadsData()
    {
        var link = Open("bandwidth", "a", ("rate", "100"));
        Assert.Equal(10_000, link.Take(50_000));
        var due = link.Due(10_000, 0);
        Assert.Equal(100 * Millisecond, due);
        link.Sent(10_000);
        Assert.Equal(200 * Millisecond, link.Due(10_000, 0));
    }

    [Fact]
    public void BandwidthAfterALatencyKeepsItsRate()
    {
        ByteLink[] links = [Open("bandwidth", "a", ("rate", "100")), Open("latency", "b", ("latency", "50ms"))];
        var (_, first) = links.Next(1000, 0);
        links.Sent(1000);
        Assert.Equal(60 * Millisecond, first);
        Assert.Equal(70 * Millisecond, links.Next(1000, 0).Due);
    }

    [Fact]
    public void BandwidthZeroKeepsDataForLater() => Assert.Equal(ByteLink.Never, Open("bandwidth", "a", ("rate", "0")).Due(1, 5));

    [Fact]
    public void SlicerStaysWithinItsSizes() => Gen.Select(Gen.Int[1, 500], Gen.Int[0, 600], Gen.Int[1, 5000]).Sample((average, variation, waiting) =>
    {
        var link = Open("slicer", $"{waiting}", ("average_size", $"{average}"), ("size_variation", $"{variation}"), ("delay", "10"));
        var size = link.Take(waiting);
        Assert.InRange(size, Math.Min(waiting, Math.Max(1, average - variation)), Math.Min(waiting, average + variation));
        link.Due(size, 1000);
        link.Sent(size);
        Assert.Equal(11_000, link.Due(1, 0));
    });

    [Fact]
    public void LimitCutsTheLastPiece()
    {
        var link = Open("limit_data", "a", ("bytes", "15"));
        link.Sent(link.Take(10));
        Assert.Equal(5, link.Take(10));
        Assert.False(link.Exhausted);
        link.Sent(5);
        Assert.True(link.Exhausted);
    }

    [Fact]
    public void SameSeedDecidesTheSame()
    {
        var decisions = (string seed, int window) => Enumerable.Range(0, 1000).Select(ordinal => Decision.Strikes(seed, window, "request", ordinal, 30)).ToArray();
        Assert.Equal(decisions("a", 1), decisions("a", 1));
        Assert.NotEqual(decisions("a", 1), decisions("b", 1));
        Assert.NotEqual(decisions("a", 1), decisions("a", 2));
        Assert.InRange(decisions("a", 1).Count(hit => hit), 250, 350);
    }

    private static ByteLink Open(string type, string seed, params (string Name, string Value)[] attributes)
    {
        var kind = FaultRegistry.Find(type)!;
        var fault = (IByteFault)kind.Create(new FaultSettings(kind.Description, attributes.ToDictionary(each => each.Name, each => each.Value)));
        return fault.Open(new LinkContext(0, Existing: false, SeedStream.Derive(seed, "link")));
    }
}
