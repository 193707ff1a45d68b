using System.Globalization;
using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Views;

/// <summary>A verdict on one screen: the answer, the numbers, each criterion with its evidence where it did not pass.</summary>
internal static class VerdictLines
{
    private const int EvidenceShown = 6;

    /// <summary>The lines.</summary>
    public static IEnumerable<VerdictLine> Of(RunVerdict verdict, string folder, string replay)
    {
        yield return new("");
        yield return new("  " + Headline(verdict), verdict.Status);
        yield return new("");
        foreach (var result in verdict.Criteria.OrderBy(static result => Rank(result.Status)))
        {
            yield return new($"  {Mark(result.Status)} {result.Criterion,-14} {result.Summary}", result.Status);
            foreach (var line in result.Status == CriterionStatus.Passed ? [] : result.Evidence.Take(EvidenceShown))
            {
                yield return new($"      {line}");
            }
        }

        yield return new("");
        yield return new($"  report  {Path.Combine(folder, "report.md")}");
        if (verdict.Status != CriterionStatus.Passed)
        {
            yield return new($"  replay  {replay}");
        }
    }

    private static string Headline(RunVerdict verdict)
    {
        var passed = verdict.Criteria.Count(static result => result.Status == CriterionStatus.Passed);
        var word = verdict.Interrupted ? "INTERRUPTED" : verdict.Status.ToString().ToUpperInvariant();
        var weakened = verdict.Weakened ? " (weakened)" : "";
        var run = verdict.Run is null ? "" : string.Create(CultureInfo.InvariantCulture, $" · {verdict.Run.DurationMs / 1000:0} s");
        return $"{word}{weakened}  {passed} of {verdict.Criteria.Count} criteria · {Rto(verdict)} · {Rpo(verdict)}{run}";
    }

    private static string Rto(RunVerdict verdict)
    {
        var target = verdict.Run?.Plan.Criteria.RecoveryWithinMs is { } within
            ? string.Create(CultureInfo.InvariantCulture, $" (target {within / 1000:0.#} s)")
            : "";
        return verdict.Numbers.RtoMs is { } rto
            ? string.Create(CultureInfo.InvariantCulture, $"RTO {(verdict.Numbers.RtoCensored ? "> " : "")}{rto / 1000:0.00} s{target}")
            : "RTO not measured";
    }

    private static string Rpo(RunVerdict verdict) => verdict.Numbers.Rpo is { } rpo ? $"RPO {rpo}" : "RPO not measured";

    private static int Rank(CriterionStatus status) => status switch
    {
        CriterionStatus.Failed => 0,
        CriterionStatus.Inconclusive => 1,
        _ => 2,
    };

    private static string Mark(CriterionStatus status) => status switch
    {
        CriterionStatus.Passed => "✔",
        CriterionStatus.Failed => "✘",
        _ => "?",
    };
}
