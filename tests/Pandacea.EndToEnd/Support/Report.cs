using System.Text.Json.Nodes;

namespace Pandacea.EndToEnd.Support;

/// <summary>What a report says.</summary>
public static class Report
{
    /// <summary>The whole of <c>report.json</c> in a run's folder.</summary>
    public static JsonNode Of(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "report.json")))!;

    /// <summary>Status of one criterion.</summary>
    public static string Status(JsonNode report, string criterion) =>
        report["criteria"]!.AsArray().Single(entry => entry!["criterion"]!.GetValue<string>() == criterion)!["status"]!.GetValue<string>();
}
