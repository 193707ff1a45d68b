using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Was the system healthy before the first fault? If not, whatever came after shows nothing.</summary>
internal sealed class SteadyStateJudge : IJudge
{
    private const long Mebibyte = 1024 * 1024;

    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();

    public string Criterion => CriterionNames.SteadyState;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var baseline = Baseline.Of(_operations.Load(), _timeline);
        if (baseline is null)
        {
            findings.Doubt("The steady-state phase was not completed.");
            return findings.Conclude(string.Empty);
        }

        Judge(baseline, _timeline.Plan.SteadyState, findings);
        JudgeTransfers(findings);
        return findings.Conclude(
            $"{baseline.Operations} operations before the first fault: {Ns.Share(baseline.SuccessRate)} ok, read p95 {Ns.Ms(baseline.ReadP95Ms ?? 0)}");
    }

    /// <summary>Uploads and downloads each for themselves: the one must not hide behind the other, or behind quicker reads; nor those of 1 MiB behind small ones.</summary>
    private void JudgeTransfers(Findings findings)
    {
        var (from, to) = _timeline.Baseline!.Value;
        foreach (var name in new[] { OperationNames.ContentUpload, OperationNames.ContentDownload }.Where(_timeline.Plan.Rates.ContainsKey))
        {
            var transfers = _operations.Load()
                .Where(operation => operation.Ok && operation.Invoked.Name == name && operation.Due >= from && operation.Due < to).ToList();
            JudgeTransfers(name, name, transfers, findings);
            var mebibytes = transfers.FindAll(operation => operation.Invoked.Content?.Bytes == Mebibyte);
            if (mebibytes.Count > 0)
            {
                JudgeTransfers(name + "1MiB", name + " of 1 MiB", mebibytes, findings);
            }
        }
    }

    private void JudgeTransfers(string figure, string name, List<Operation> transfers, Findings findings)
    {
        var target = _timeline.Plan.SteadyState.ReadP95Ms;
        var p95 = Percentile.Of([.. transfers.Select(transfer => transfer.LatencyMs)], 0.95) ?? double.PositiveInfinity;
        findings.Figure(figure + "P95Ms", p95);
        findings.Note($"{name}: {transfers.Count} before the first fault, p95 {Ns.Ms(p95)}.");
        if (p95 >= target)
        {
            findings.Doubt($"Not steady before the first fault: {name} p95 {Ns.Ms(p95)}, target below {Ns.Ms(target)}.");
        }
    }

    private static void Judge(Baseline baseline, SteadyStateTarget target, Findings findings)
    {
        findings.Figure("operations", baseline.Operations);
        findings.Figure("reads", baseline.Reads);
        findings.Figure("successRate", baseline.SuccessRate);
        var needed = SampleSizes.ForSuccessRate(target.SuccessRate);
        if (baseline.Operations < needed)
        {
            findings.Doubt($"Only {baseline.Operations} operations before the first fault; {needed} are needed.");
        }
        else if (baseline.SuccessRate < target.SuccessRate)
        {
            findings.Doubt($"Not steady before the first fault: {Ns.Share(baseline.SuccessRate)} ok, target {Ns.Share(target.SuccessRate)}.");
        }

        if (baseline.Reads < SampleSizes.Reads)
        {
            findings.Doubt($"Only {baseline.Reads} successful reads before the first fault; {SampleSizes.Reads} are needed.");
            return;
        }

        var p95 = baseline.ReadP95Ms!.Value;
        findings.Figure("readP95Ms", p95);
        if (p95 >= target.ReadP95Ms)
        {
            findings.Doubt($"Not steady before the first fault: read p95 {Ns.Ms(p95)}, target below {Ns.Ms(target.ReadP95Ms)}.");
        }
    }
}
