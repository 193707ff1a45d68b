using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Do operations on what is not struck go on as before while faults are in force?</summary>
internal sealed class UnaffectedJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();

    public string Criterion => CriterionNames.Unaffected;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var struck = _timeline.Windows.Select(window => window.Plan.On).ToHashSet(StringComparer.Ordinal);
        var others = _operations.Load().Where(operation => !struck.Contains(operation.Dependency)).ToList();
        var during = others.Where(operation => _timeline.Windows.Any(window => window is { Plan.Canary: false, Injected: not null } && window.Covers(operation.Due))).ToList();
        if (during.Count < SampleSizes.Reads || Baseline.Of(others, _timeline) is not { ReadP95Ms: not null } before)
        {
            findings.Doubt($"Only {during.Count} operations on what was not struck were due while a fault was in force; {SampleSizes.Reads} are needed, and some before the first fault.");
            return findings.Conclude(string.Empty);
        }

        var target = _timeline.Plan.SteadyState;
        var ok = (double)during.Count(operation => operation.Ok) / during.Count;
        var p95 = Percentile.Of(during.Where(operation => operation is { IsRead: true, Ok: true }).Select(read => read.LatencyMs), 0.95) ?? double.PositiveInfinity;
        var limit = Math.Min(target.ReadP95Ms, before.RecoveredReadP95Ms);
        findings.Figure("operations", during.Count);
        findings.Figure("successRate", ok);
        findings.Figure("readP95Ms", p95);
        if (ok < target.SuccessRate)
        {
            findings.Fail($"{Ns.Share(ok)} of {during.Count} operations on what was not struck succeeded while a fault was in force, target {Ns.Share(target.SuccessRate)}.");
        }

        if (p95 > limit)
        {
            findings.Fail($"Reads of what was not struck had a p95 of {Ns.Ms(p95)} while a fault was in force, at most {Ns.Ms(limit)} allowed ({Ns.Ms(before.ReadP95Ms.Value)} before).");
        }

        return findings.Conclude($"{during.Count} operations on what was not struck: {Ns.Share(ok)} ok, read p95 {Ns.Ms(p95)}");
    }
}
