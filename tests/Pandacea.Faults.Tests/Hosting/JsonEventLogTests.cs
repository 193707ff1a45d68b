using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Faults.Tests.Support;
using Pandacea.Hosting;

namespace Pandacea.Faults.Tests.Hosting;

public sealed class JsonEventLogTests
{
    private readonly StringWriter _lines = new();
    private readonly FakeTimeProvider _time = new(new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    [Fact]
    [Trait("Requirement", "S74")]
    public void OneObjectALineInTheAgreedOrder()
    {
        new JsonEventLog(_lines, _time).Write(EventLevel.Warn, "x", [new("a", "line\nbreak"), new("b", 2), new("c", null)]);
        Assert.Equal(
            """{"timestamp":"2026-01-02T03:04:05.678Z","level":"WARN","event":"x","a":"line\nbreak","b":2,"c":null,"trace_id":"00000000000000000000000000000000"}""" + "\n",
            _lines.ToString());
    }

    [Fact]
    public void TheTraceIsTheCurrentOne()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        new JsonEventLog(_lines, _time).Write(EventLevel.Info, "x", []);
        Assert.EndsWith($"\"trace_id\":\"{activity.TraceId}\"}}\n", _lines.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Requirement", "S11")]
    [InlineData("DEBUG", 4)]
    [InlineData("INFO", 3)]
    [InlineData(null, 3)]
    [InlineData("warn", 2)]
    [InlineData("ERROR", 1)]
    public void TheLevelFilters(string? variable, int lines)
    {
        Assert.True(LogLevels.TryParse(variable, out var minimum));
        var log = new JsonEventLog(_lines, _time, minimum);
        Array.ForEach(Enum.GetValues<EventLevel>(), level => log.Write(level, "x", []));
        Assert.Equal(lines, _lines.ToString().Count(letter => letter == '\n'));
    }

    [Fact]
    public void AnUnknownLevelIsSaid() => Assert.False(LogLevels.TryParse("LOUD", out _));

    [Fact]
    [Trait("Requirement", "S74")]
    public async Task FaultsAreLogged()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, log: new JsonEventLog(_lines, _time));
        await rig.InjectAsync("latency", "latency=1", window: 2);
        await rig.LiftAsync();
        var lines = _lines.ToString().Split('\n');
        Assert.Contains("\"event\":\"fault_injected\",\"fault\":\"f\",\"type\":\"latency\",\"on\":\"evm\",\"window\":2,\"state\":\"injected\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"event\":\"fault_lifted\"", lines[1], StringComparison.Ordinal);
    }
}
