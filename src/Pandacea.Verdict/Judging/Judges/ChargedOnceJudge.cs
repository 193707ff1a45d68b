using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Is every job charged to the privacy budget once, and answered once, whatever the number of attempts?</summary>
internal sealed class ChargedOnceJudge : IJudge
{
    private const double Units = 1e12;

    /// <summary>Costs are whole units, rounded up.</summary>
    private const double Rounding = 1.5;

    /// <summary>What the ledger may say of a job: not begun, begun, ended without, and given back.</summary>
    private static readonly string[] Courses = ["reserve", "reserve, charge", "reserve, release", "reserve, charge, refund"];

    private readonly JobLog _log = new();

    public string Criterion => CriterionNames.ChargedOnce;

    public void See(JournalRecord record) => _log.See(record);

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (!_log.WasRead(findings))
        {
            return findings.Conclude(string.Empty);
        }

        if (_log.Ledger is not { Problem: null })
        {
            findings.Fail($"The privacy ledger is not sound: {_log.Ledger?.Problem ?? "it was not read"}.");
        }

        foreach (var stray in _log.Ledger?.Strays ?? [])
        {
            findings.Fail($"The privacy ledger has entries for job {stray}, which does not exist.");
        }

        var spent = (double)_log.Jobs.Sum(job => Judge(job, findings)) / Units;
        JudgeAnswers(findings);
        var repeated = _log.Jobs.Count(job => Begun(job) > 1);
        if (repeated == 0 && !findings.Failed)
        {
            findings.Doubt("No job took more than one attempt, so that none could have been charged twice.");
        }

        findings.Figure("epsilon", spent);
        findings.Figure("repeated", repeated);
        return findings.Conclude($"epsilon {Ns.Number(spent)} charged for {_log.Jobs.Count} jobs, once each; {repeated} of them took more than one attempt, and none gave two answers");
    }

    /// <summary>It was claimed, and no worker could be reached: it stays charged until it ends.</summary>
    private static bool IsTaken(JobFound job) => job.Attempt == 0 && Begun(job) > 0 && !JobStateNames.IsEnd(job.State);

    private static int Begun(JobFound job) => job.History.Count(change => change.State == JobStateNames.Running);

    /// <returns>What was charged for it.</returns>
    private static decimal Judge(JobFound job, Findings findings)
    {
        var charged = job.Charges.Where(entry => entry.Kind == "charge").ToList();
        var times = charged.Count - job.Charges.Count(entry => entry.Kind == "refund");
        var due = job.Epsilon is not null && job.Attempt > 0 ? 1 : 0;
        if (times != due && !(times == 1 && IsTaken(job)))
        {
            findings.Fail($"Job {job.JobId} took {job.Attempt} attempts and was charged {times} times, not {due}.");
        }
        else if (Math.Abs(job.Cost - ((job.Epsilon ?? 0) * Units)) > Rounding || charged.Any(entry => entry.Amount != job.Cost))
        {
            findings.Fail($"Job {job.JobId} has an epsilon of {job.Epsilon ?? 0:R}, costs {job.Cost} units and was charged {charged.Sum(entry => (decimal)entry.Amount)}.");
        }
        else if (!IsInOrder(job))
        {
            findings.Fail($"The privacy ledger says of job {job.JobId}, which costs {job.Signer} {job.Cost} units: {Entries(job)}.");
        }

        if (job.ArtifactEpsilon > (job.Epsilon ?? 0))
        {
            findings.Fail($"The artifact of job {job.JobId} says epsilon {job.ArtifactEpsilon:R}, charged was {job.Epsilon ?? 0:R}.");
        }

        return (decimal)times * job.Cost;
    }

    private static bool IsInOrder(JobFound job) =>
        job.Charges.All(entry => entry.Signer == job.Signer && entry.Amount == job.Cost)
        && (job.Cost == 0 ? job.Charges.Count == 0 : Courses.Contains(string.Join(", ", job.Charges.Select(entry => entry.Kind))));

    private static string Entries(JobFound job) =>
        job.Charges.Count == 0 ? "nothing" : string.Join(", ", job.Charges.Select(entry => $"{entry.Kind} {entry.Amount} of {entry.Signer}"));

    /// <summary>Two answers with noise of their own say more than one: whatever any attempt left behind must be the same.</summary>
    private void JudgeAnswers(Findings findings)
    {
        var known = _log.Jobs.Where(job => job.ArtifactHash is not null).ToDictionary(job => job.JobId, job => job.ArtifactHash!, StringComparer.Ordinal);
        foreach (var left in _log.Artifacts.Where(artifact => artifact is { Error: null, JobId: not null }).GroupBy(artifact => artifact.JobId!, StringComparer.Ordinal))
        {
            var hashes = left.Select(artifact => artifact.Hash!).Concat(known.TryGetValue(left.Key, out var kept) ? [kept] : []).Distinct(StringComparer.Ordinal).ToList();
            if (hashes.Count > 1)
            {
                findings.Fail($"Job {left.Key} has {hashes.Count} different answers, where one was charged: {string.Join(", ", hashes)}.");
            }
        }

        DoubtUnreadable(findings);
        findings.Figure("artifactsOnNode", _log.Artifacts.Count(artifact => artifact.Error is null));
    }

    /// <summary>What a job says is its artifact was its one answer, also where it is gone; anything else may have been another.</summary>
    private void DoubtUnreadable(Findings findings)
    {
        var answers = _log.Jobs.Select(job => job.ArtifactCid).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var spoilt in _log.Artifacts.Where(artifact => artifact.Error is not null && !answers.Contains(artifact.Cid)))
        {
            findings.Doubt($"{spoilt.Cid} is pinned, and whether it is another answer of a job cannot be said: {spoilt.Error}");
        }
    }
}
