using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does an attempt that lost its lease commit nothing? Judged from the agent's store and from what the worker says was taken.</summary>
internal sealed class FencingJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly JobLog _log = new();

    public string Criterion => CriterionNames.Fencing;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _log.See(record);
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (!_log.WasRead(findings))
        {
            return findings.Conclude(string.Empty);
        }

        var taken = _log.Attempts.Where(attempt => attempt.Outcome == JobStateNames.Complete).ToLookup(attempt => attempt.JobId, StringComparer.Ordinal);
        foreach (var job in _log.Jobs)
        {
            JudgeEnd(job, findings);
            JudgeWorker(job, [.. taken[job.JobId]], findings);
        }

        var latest = _log.Jobs.ToDictionary(job => job.JobId, job => job.History.Select(change => change.Fence).DefaultIfEmpty().Max(), StringComparer.Ordinal);
        var (zombies, results) = (Zombies(latest), StaleResults(latest));
        findings.Figure("zombies", zombies);
        findings.Figure("staleResults", results);
        if (!findings.Failed)
        {
            Doubt(zombies, results, findings);
        }

        return findings.Conclude($"{results} results reached the agent after a later attempt had begun, and were refused; {zombies} attempts came back after their lease had run out and were sent away; each of {_log.Jobs.Count} jobs ended by its latest attempt");
    }

    /// <summary>Whoever heeds a refused heartbeat sends no result: the one fence is no proof of the other.</summary>
    private static void Doubt(int zombies, int results, Findings findings)
    {
        if (zombies == 0)
        {
            findings.Doubt("No attempt came back after its lease had run out.");
        }

        if (results == 0)
        {
            findings.Doubt("No result reached the agent after a later attempt of its job had begun.");
        }
    }

    /// <summary>The end of a job follows the beginning of its latest attempt, and bears its fence.</summary>
    private static void JudgeEnd(JobFound job, Findings findings)
    {
        if (job.History.Count == 0)
        {
            findings.Fail($"Job {job.JobId} has no history: it is {job.State}, and nothing says by which attempt.");
        }

        var at = job.History.ToList().FindIndex(change => change.State == JobStateNames.Complete);
        if (at < 0)
        {
            return;
        }

        var (end, before) = (job.History[at], at == 0 ? null : job.History[at - 1]);
        if (before is not { State: JobStateNames.Running } || before.Fence != end.Fence || job.History.Any(change => change.Fence > end.Fence))
        {
            findings.Fail($"Job {job.JobId} was completed under fence {end.Fence} when it was {before?.State ?? "nothing"} under fence {before?.Fence}, its latest is {job.History.Max(change => change.Fence)}.");
        }
    }

    private static void JudgeWorker(JobFound job, List<AttemptSeen> taken, Findings findings)
    {
        var end = job.History.FirstOrDefault(change => change.State == JobStateNames.Complete);
        foreach (var attempt in taken.Where(attempt => attempt.Fence != end?.Fence))
        {
            findings.Fail($"The worker's attempt {attempt.Attempt} of job {job.JobId} under fence {attempt.Fence} was taken at {Ns.At(attempt.At)}; the store says {(end is null ? "that the job never ended" : $"fence {end.Fence}")}.");
        }
    }

    /// <summary>Attempts whose heartbeats or checkpoints the agent refused; what the worker ended by itself shows nothing of the agent.</summary>
    private int Zombies(Dictionary<string, long> latest)
    {
        var resumed = _timeline.Windows.Where(window => FaultTypes.IsPause(window.Plan) && window.Lifting is not null).Min(window => window.Lifting);
        return _log.Attempts.Count(attempt => attempt is { Outcome: "unwanted", By: "heartbeat" or "checkpoint" } && attempt.At >= resumed && attempt.Fence < latest.GetValueOrDefault(attempt.JobId));
    }

    /// <summary>Attempts whose results the agent refused, whether or not their worker still heard it.</summary>
    private int StaleResults(Dictionary<string, long> latest) => _log.Stale
        .Where(stale => stale.Report == "result" && stale.Fence < latest.GetValueOrDefault(stale.JobId))
        .DistinctBy(stale => (stale.JobId, stale.Fence))
        .Count();
}
