using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>What the agent wrote while it was fuzzed: one event a line, whatever was put into headers and paths, and as many refusals as it counted.</summary>
internal static partial class FuzzLog
{
    public static void Check(IReadOnlyList<string> lines, string metrics)
    {
        var refused = new Dictionary<string, int>();
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

        var counted = Counter().Matches(metrics).ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value));
        Assert.NotEmpty(counted);
        Assert.Equal(counted.OrderBy(pair => pair.Key), refused.OrderBy(pair => pair.Key));
    }

    [GeneratedRegex("""^pandacea_requests_refused_total\{.*reason="(\w+)".*\} (\d+)""", RegexOptions.Multiline)]
    private static partial Regex Counter();
}
