using System.Text.Json;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>What the agent wrote while it was fuzzed: one event a line, whatever was put into headers and paths, and as many refusals as it counted.</summary>
internal static class FuzzLog
{
    public static void Check(IReadOnlyList<string> lines, string metrics)
    {
        var refused = new SortedDictionary<string, int>();
        foreach (var line in lines)
        {
            var json = JsonDocument.Parse(line).RootElement;
            var name = json.GetProperty("event").GetString();
            Assert.Equal(["timestamp", "level", "event"], json.EnumerateObject().Take(3).Select(field => field.Name));
            Assert.NotEqual("request_failed", name);
            Assert.NotEqual("forged", name);
            if (name == "request_refused")
            {
                var reason = json.GetProperty("reason").GetString()!;
                refused[reason] = refused.GetValueOrDefault(reason) + 1;
            }
        }

        var counted = RefusalCounts.Of(metrics);
        Assert.NotEmpty(counted);
        Assert.Equal(counted, refused);
    }
}
