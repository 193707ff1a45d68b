using System.Text.Json.Nodes;
using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A short bench of a real stack. Whether a shared machine is quick enough is not asked here, only whether the bench tells.</summary>
[Collection("alone")]
[Trait("Requirement", "S94")]
[Trait("Requirement", "S95")]
public sealed class BenchTests
{
    [Fact]
    public async Task A_bench_of_the_agent_measures_every_route_and_exits_as_its_table_says()
    {
        using var cli = new PandaceaProgram();

        var result = await cli.RunAsync("bench", "agent", "--seconds", "4", "--json", "--offset", $"{cli.Offset}");

        var verdict = JsonNode.Parse(result.Output)!;
        var routes = verdict["routes"]!.AsArray();
        Assert.Equal(8, routes.Count);
        Assert.All(routes, route => Assert.InRange(route!["requests"]!.GetValue<int>(), 20, 400));
        Assert.All(routes, route => Assert.Equal(0, route!["failed"]!.GetValue<int>()));
        Assert.InRange(verdict["queueSamples"]!.GetValue<int>(), 20, 60);
        Assert.Equal(0, verdict["lost"]!.GetValue<int>());
        var met = routes.All(route => route!["p95Ms"]!.GetValue<double>() < 200) && verdict["queueUtilization"]!.GetValue<double>() < 0.5;
        Assert.Equal(verdict["doubts"]!.AsArray().Count > 0 ? 3 : met ? 0 : 1, result.ExitCode);
    }
}
