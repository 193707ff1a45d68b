using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Commands;

/// <summary>The reports that lie beside a journal, which may be of an earlier verdict, or not be there.</summary>
/// <param name="Difference">How the earlier verdict differs from the one of now, in a line; null where it does not.</param>
/// <param name="Markdown">The report for people; null where there is none.</param>
internal sealed record StoredReports(string? Difference, string? Markdown)
{
    /// <summary>Looks at them, and writes those that are missing where that can be done.</summary>
    public static StoredReports Of(RunVerdict verdict, string folder)
    {
        var difference = Compare(verdict, Path.Combine(folder, new JsonReport().FileName));
        if (difference is null)
        {
            WriteMissing(verdict, folder);
        }

        var markdown = Path.Combine(folder, new MarkdownReport().FileName);
        return new StoredReports(difference, File.Exists(markdown) ? markdown + (difference is null ? "" : "  (of the earlier verdict)") : null);
    }

    private static void WriteMissing(RunVerdict verdict, string folder)
    {
        try
        {
            Reports.Write(verdict, folder, Reports.All.Where(report => !File.Exists(Path.Combine(folder, report.FileName))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The verdict is on the screen; a folder that only may be read is no reason to fail.
        }
    }

    private static string? Compare(RunVerdict verdict, string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (!RegularFile.Is(path))
        {
            return $"DIFFERENT: {path} is no regular file; only the journal counts.";
        }

        try
        {
            var earlier = JsonNode.Parse(File.ReadAllText(path));
            var (then, now) = (Answers(earlier?["status"], earlier?["exitCode"], earlier?["criteria"]), Answers(verdict));
            var differing = now.Keys.Union(then.Keys).Where(key => then.GetValueOrDefault(key) != now.GetValueOrDefault(key)).ToList();
            return differing.Count == 0 ? null
                : $"DIFFERENT: {path} was judged by version {earlier?["judgeVersion"]}. Then and now: "
                    + string.Join("; ", differing.Select(key => $"{key} {then.GetValueOrDefault(key) ?? "not asked"}, now {now.GetValueOrDefault(key) ?? "not asked"}"))
                    + ". The verdict below is of now; the reports in the folder are left as they are.";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return $"DIFFERENT: the report at {path} cannot be read; only the journal counts.";
        }
    }

    private static Dictionary<string, string> Answers(RunVerdict verdict)
    {
        var answers = verdict.Criteria.ToDictionary(static result => result.Criterion, static result => Word(result.Status), StringComparer.Ordinal);
        answers["verdict"] = Word(verdict.Status);
        answers["exit code"] = $"{verdict.ExitCode}";
        return answers;
    }

    private static Dictionary<string, string> Answers(JsonNode? status, JsonNode? exitCode, JsonNode? criteria)
    {
        var answers = (criteria?.AsArray() ?? []).ToDictionary(
            static result => result!["criterion"]!.GetValue<string>(), static result => result!["status"]!.GetValue<string>(), StringComparer.Ordinal);
        answers["verdict"] = status?.GetValue<string>() ?? "missing";
        answers["exit code"] = $"{exitCode?.GetValue<int>() ?? ExitCodes.Inconclusive}";
        return answers;
    }

    private static string Word(CriterionStatus status) => status.ToString().ToLowerInvariant();
}
