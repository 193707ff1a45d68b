using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class FaultTypesTests
{
    [Theory]
    [InlineData("latency", false, true)]
    [InlineData("bandwidth", false, false)]
    [InlineData("slow_close", false, false)]
    [InlineData("timeout", false, true)]
    [InlineData("reset_peer", false, true)]
    [InlineData("slicer", false, false)]
    [InlineData("limit_data", false, false)]
    [InlineData("down", false, true)]
    [InlineData("pause", false, true)]
    [InlineData("kill", false, true)]
    [InlineData("stop", false, true)]
    [InlineData("restart", false, false)]
    [InlineData("surge", false, false)]
    [InlineData("http_status", true, true)]
    [InlineData("jsonrpc_error", true, true)]
    [InlineData("truncate", true, false)]
    public void Who_decides_and_who_sees_it_follows_from_the_type(string type, bool decided, bool seen)
    {
        Assert.Equal((decided, seen), (FaultTypes.IsDecided(Window(type)), FaultTypes.IsSeenByProbe(Window(type))));
        Assert.False(FaultTypes.IsSeenByProbe(Window(type) with { Percent = 99 }));
        Assert.False(FaultTypes.IsSeenByProbe(Window(type) with { Method = "eth_call" }));
        Assert.False(FaultTypes.IsSeenByProbe(Window(type) with { Canary = true }));
    }

    [Theory]
    [InlineData("timeout", true, false, false)]
    [InlineData("pause", true, true, false)]
    [InlineData("down", false, false, false)]
    [InlineData("kill", false, false, true)]
    [InlineData("stop", false, false, true)]
    [InlineData("restart", false, false, true)]
    public void What_becomes_of_the_process_follows_from_the_type(string type, bool silent, bool paused, bool ended) =>
        Assert.Equal((silent, paused, ended), (FaultTypes.IsSilent(Window(type)), FaultTypes.IsPause(Window(type)), FaultTypes.EndsProcess(Window(type))));

    [Fact]
    public void A_crowd_is_what_a_surge_brings_beside_the_load()
    {
        Assert.Equal(900, FaultTypes.Crowd(Surge(("capacity", "100"), ("factor", "10"))));
        Assert.Equal(0, FaultTypes.Crowd(Surge(("factor", "10"))));
        Assert.Equal(0, FaultTypes.Crowd(Surge(("capacity", "100"))));
        Assert.Equal((100, null), (FaultTypes.Capacity(Surge(("capacity", "100"))), FaultTypes.Capacity(Surge(("capacity", "many")))));
    }

    private static PlannedWindow Surge(params (string Name, string Value)[] attributes) =>
        Window("surge") with { Attributes = attributes.ToDictionary(static pair => pair.Name, static pair => pair.Value) };

    private static PlannedWindow Window(string type) => new(0, "evm", type, 0, 1_000, new Dictionary<string, string>(), 100, false, false, 5);
}
