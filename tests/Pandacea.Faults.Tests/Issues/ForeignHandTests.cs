using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Faults.Events;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Issues;

/// <summary>What happened on the host without a lease, or to the host itself, was once told to nobody.</summary>
public sealed class ForeignHandTests
{
    [Fact]
    public async Task A_toxic_set_and_removed_without_a_lease_is_told()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        var events = await rig.WatchAsync();
        using var http = new HttpClient { BaseAddress = rig.Host.ControlAddress };
        using var set = await http.PostAsJsonAsync("/proxies/evm/toxics", new { name = "t", type = "latency", attributes = new { latency = 5 } });
        using var removed = await http.DeleteAsync("/proxies/evm/toxics/t");
        using var disabled = await http.PostAsJsonAsync("/proxies/evm", new { enabled = false });
        using var reset = await http.PostAsync("/reset", null);
        Assert.All([set, removed, disabled, reset], answer => Assert.True(answer.IsSuccessStatusCode));

        foreach (var change in (string[])["toxic t (latency) set", "toxic t (latency) removed", "proxy disabled", "proxy enabled"])
        {
            Assert.Equal(("evm", change), await Told(events));
        }
    }

    [Theory]
    [InlineData(1_101, true)]
    [InlineData(1_100, false)]
    public async Task A_host_that_stood_still_tells_it(int ms, bool told)
    {
        var time = new FakeTimeProvider();
        using var hub = new EventHub(new(time));
        using var watch = hub.Watch();
        time.Advance(TimeSpan.FromMilliseconds(ms));
        hub.Dispose();
        var stalls = (await watch.ReadAllAsync(default).ToListAsync()).OfType<InjectorStalled>();
        Assert.Equal(told ? [1_001] : [], stalls.Select(stall => stall.StallMs));
    }

    private static async Task<(string, string)> Told(System.Threading.Channels.ChannelReader<InjectorEvent> events)
    {
        var change = await events.NextAsync<ToxicChanged>();
        return (change.Proxy, change.Change);
    }
}
