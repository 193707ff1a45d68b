using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Commands;

/// <summary>Compares a verdict with the report that lies beside the journal.</summary>
internal static class EarlierVerdict
{
    /// <summary>The difference in a line; null where there is none, or no earlier report.</summary>
    public static string? Difference(RunVerdict verdict, string folder)
    {
        var path = Path.Combine(folder, "report.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var earlier = JsonNode.Parse(File.ReadAllText(path));
            var status = earlier?["status"]?.GetValue<string>();
            var judge = earlier?["judgeVersion"]?.GetValue<string>();
            var now = verdict.Status.ToString().ToLowerInvariant();
            return status == now ? null : $"DIFFERENT: the report says {status} (judged by version {judge}), the journal now says {now}.";
        }
        catch (JsonException)
        {
            return $"the report at {path} cannot be read; only the journal counts.";
        }
    }
}
