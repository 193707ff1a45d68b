using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Commands;

/// <summary>What lies beside a journal, which may be of an earlier verdict or another run, changed since, or not there.</summary>
/// <param name="Differences">How it differs from the verdict of now, a line each.</param>
/// <param name="Markdown">The report for people; null where there is none.</param>
internal sealed record StoredReports(IReadOnlyList<string> Differences, string? Markdown)
{
    private const string OnlyTheJournal = "only the journal counts";

    /// <summary>Looks at it, and writes the reports that are missing where nothing differs and that can be done.</summary>
    public static StoredReports Of(RunVerdict verdict, string folder)
    {
        var json = Path.Combine(folder, new JsonReport().FileName);
        var earlier = Compare(verdict, json);
        var differences = new List<string>([.. OtherRun(verdict, folder), .. earlier is null ? Array.Empty<string>() : [earlier]]);
        foreach (var report in Reports.All)
        {
            var path = Path.Combine(folder, report.FileName);
            if ((earlier is null || path != json) && Changed(verdict, report, path) is { } changed)
            {
                differences.Add(changed);
            }
        }

        if (differences.Count == 0)
        {
            WriteMissing(verdict, folder);
        }

        var markdown = Path.Combine(folder, new MarkdownReport().FileName);
        var other = differences.Exists(difference => difference.Contains(markdown, StringComparison.Ordinal));
        return new StoredReports(differences, File.Exists(markdown) ? markdown + (other ? "  (not of this verdict)" : "") : null);
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

    private static IEnumerable<string> OtherRun(RunVerdict verdict, string folder) =>
        RunFile.IdIn(folder) is { } id && id != verdict.Run?.RunId
            ? [$"DIFFERENT: the journal is of run {verdict.Run?.RunId}, and {RunFile.Name} beside it of run {id}. The verdict is of the journal's run."]
            : [];

    private static string? Changed(RunVerdict verdict, IReport report, string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (!RegularFile.Is(path))
        {
            return $"DIFFERENT: {path} is no regular file; {OnlyTheJournal}.";
        }

        try
        {
            return Reports.FirstDifference(verdict, report, File.ReadAllText(path)) is { } line
                ? $"DIFFERENT: {path} is not what this verdict gives, from line {line} on; {OnlyTheJournal}. It is left as it is."
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"DIFFERENT: {path} cannot be read; {OnlyTheJournal}.";
        }
    }

    /// <summary>How the answers of an earlier verdict differ, in words; null where they do not, or there are none that can be read.</summary>
    private static string? Compare(RunVerdict verdict, string path)
    {
        if (!File.Exists(path) || !RegularFile.Is(path))
        {
            return null;
        }

        try
        {
            var earlier = JsonNode.Parse(File.ReadAllText(path));
            var (then, now) = (Answers(earlier?["status"], earlier?["exitCode"], earlier?["criteria"]), Answers(verdict));
            var differing = now.Keys.Union(then.Keys).Where(key => then.GetValueOrDefault(key) != now.GetValueOrDefault(key)).ToList();
            return differing.Count == 0 ? null
                : $"DIFFERENT: {path} was judged by version {earlier?["judgeVersion"]}. Then and now: "
                    + string.Join("; ", differing.Select(key => $"{key} {then.GetValueOrDefault(key) ?? "not asked"}, now {now.GetValueOrDefault(key) ?? "not asked"}"))
                    + ". The verdict is of now; the reports in the folder are left as they are.";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return $"DIFFERENT: the report at {path} cannot be read; {OnlyTheJournal}.";
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
