using System.Globalization;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Views;

/// <summary>A verdict on one screen: the answer, the numbers, each criterion with its evidence where it did not pass.</summary>
internal static class VerdictLines
{
    private const int EvidenceShown = 6;

    /// <summary>The lines.</summary>
    public static IEnumerable<VerdictLine> Of(RunVerdict verdict, VerdictContext context)
    {
        yield return new("");
        yield return new("  " + Headline(verdict), verdict.Status);
        yield return new("");
        var untested = Untested(verdict);
        foreach (var result in verdict.Criteria.Except(untested).OrderBy(static result => Rank(result.Status)).ThenByDescending(IsCause))
        {
            foreach (var line in Criterion(result, context))
            {
                yield return line;
            }
        }

        if (untested.Count > 0)
        {
            yield return new($"  ? not tested for that reason: {string.Join(", ", untested.Select(static result => result.Criterion))}", CriterionStatus.Inconclusive);
        }

        yield return new("");
        if (context.Report is { } report)
        {
            yield return new($"  report  {report}");
        }

        if (verdict.Status != CriterionStatus.Passed && context.Replay is { } replay)
        {
            yield return new($"  replay  {replay}");
        }
    }

    private static IEnumerable<VerdictLine> Criterion(CriterionResult result, VerdictContext context)
    {
        yield return new($"  {Mark(result.Status)} {result.Criterion,-14} {result.Summary}", result.Status);
        foreach (var line in result.Status == CriterionStatus.Passed ? [] : result.EvidenceBesides.Take(EvidenceShown))
        {
            yield return new($"      {line}");
        }

        if (result is { Criterion: CriterionNames.SteadyState, Status: CriterionStatus.Inconclusive })
        {
            yield return new($"      If this machine was busy{(context.Load is { } load ? $" (load average {load})" : "")}, end what else runs on it and run the drill again.");
        }
    }

    /// <summary>Where no fault was injected, what kept it from being injected is the one thing to read.</summary>
    private static List<CriterionResult> Untested(RunVerdict verdict)
    {
        var began = verdict.Windows.Any(static window => window.InjectedMs is not null);
        var unclear = verdict.Criteria.Where(static result => result.Status == CriterionStatus.Inconclusive).ToList();
        var cause = unclear.Find(static result => result.Criterion == CriterionNames.Soundness) ?? unclear.Find(static result => result.Criterion == CriterionNames.SteadyState);
        return began || cause is null ? [] : [.. unclear.Where(result => result != cause && result.Criterion != CriterionNames.SteadyState && !result.CouldNotUndo)];
    }

    private static bool IsCause(CriterionResult result) => result.Criterion is CriterionNames.Soundness;

    private static string Headline(RunVerdict verdict)
    {
        var passed = verdict.Criteria.Count(static result => result.Status == CriterionStatus.Passed);
        var run = verdict.Run is null ? "" : string.Create(CultureInfo.InvariantCulture, $" · {verdict.Run.DurationMs / 1000:0} s");
        return $"{VerdictText.Headline(verdict)}  {passed} of {verdict.Criteria.Count} criteria · {Rto(verdict)} · {Rpo(verdict)}{run}";
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
