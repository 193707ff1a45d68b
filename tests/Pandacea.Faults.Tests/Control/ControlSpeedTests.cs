using System.Diagnostics;
using System.Text;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Control;

public sealed class ControlSpeedTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("latency", "latency=10ms")]
    [InlineData("bandwidth", "rate=1")]
    [InlineData("slicer", "average_size=10,delay=100000")]
    [InlineData("timeout", null)]
    [InlineData("limit_data", "bytes=100000000")]
    public async Task FaultsComeAndGoAtOnceWhileAClientDoesNotRead(string type, string? attributes)
    {
        using var upstream = new TcpUpstream(async socket =>
        {
            while (true)
            {
                await socket.SendAsync(new byte[64 * 1024]);
            }
        });
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var deaf = await rig.ConnectAsync();
        await Eventually.TrueAsync(() => deaf.Available > 0, "data");

        await QuickAsync(() => rig.InjectAsync(type, attributes));
        await QuickAsync(() => rig.Control.ListAsync(default));
        await QuickAsync(() => rig.InjectAsync("latency", "latency=1ms", id: "second"));
        await QuickAsync(() => rig.LiftAsync());
        await QuickAsync(() => rig.LiftAsync("second"));
        await QuickAsync(rig.ConnectAsync);
        await QuickAsync(() => rig.Control.ReleaseLeaseAsync(rig.Lease, default));
    }

    [Fact]
    public async Task ToxicsComeAndGoAtOnceWhileAClientDoesNotRead()
    {
        using var upstream = new TcpUpstream(async socket =>
        {
            while (true)
            {
                await socket.SendAsync(new byte[64 * 1024]);
            }
        });
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var deaf = await rig.ConnectAsync();
        await Eventually.TrueAsync(() => deaf.Available > 0, "data");
        using var http = new HttpClient { BaseAddress = rig.Host.ControlAddress };
        await QuickAsync(() => http.PostAsync("/proxies/evm/toxics", new StringContent("""{"name":"l","type":"latency","attributes":{"latency":10}}""", Encoding.UTF8)));
        await QuickAsync(() => http.DeleteAsync("/proxies/evm/toxics/l"));
        await QuickAsync(() => http.GetAsync("/proxies"));
        await QuickAsync(() => http.PostAsync("/reset", null));
    }

    private static async Task QuickAsync(Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        await call();
        Assert.True(Stopwatch.GetElapsedTime(started) < Bound);
    }
}
