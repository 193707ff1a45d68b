using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Are jobs that lose their worker attempted again, trainings from their last checkpoint, and are new ones taken meanwhile?</summary>
internal sealed class JobsRetriedJudge : IJudge
{
    private const string Worker = "compute";
    private const string Agent = "agent";

    /// <summary>A result that was on its way when its worker was killed.</summary>
    private const double OnItsWayMs = 1_000;

    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly JobLog _log = new();
    private readonly HostLoadLog _host = new();

    public string Criterion => CriterionNames.JobsRetried;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        _log.See(record);
        _host.See(record);
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (!_log.WasRead(findings))
        {
            return findings.Conclude(string.Empty);
        }

        var strikes = _timeline.Windows.Where(window => window is { Plan.On: Worker, Injected: not null, Lifting: not null } && FaultTypes.EndsProcess(window.Plan)).ToList();
        var retried = strikes.Sum(window => JudgeInterrupted(window, findings));
        if (retried == 0 && !findings.Failed)
        {
            findings.Doubt("No job was running when the worker was killed.");
        }

        var first = new RestartCheck(_timeline, _log, _host).Judge(strikes, findings);
        var taken = JudgeTaken(strikes, findings);
        var resumed = JudgeResumed(findings);
        findings.Figure("interrupted", retried);
        findings.Figure("takenMeanwhile", taken);
        findings.Figure("resumed", resumed);
        return findings.Conclude($"{retried} interrupted jobs attempted again, {resumed} trainings from their checkpoint; {taken} new jobs taken while the worker was down; {first}");
    }

    private int JudgeInterrupted(WindowTimes window, Findings findings)
    {
        var (retried, slowest) = (0, 0.0);
        foreach (var job in _log.Jobs)
        {
            var running = job.History.Select((change, at) => (change, at)).LastOrDefault(pair => _log.At(pair.change) < window.Injected);
            if (running.change is not { State: JobStateNames.Running } lost || WasOnItsWay(job.History.ElementAtOrDefault(running.at + 1), window))
            {
                continue;
            }

            if (job.History.FirstOrDefault(change => change.State == JobStateNames.Running && change.Fence > lost.Fence) is { } again)
            {
                retried++;
                slowest = Math.Max(slowest, Ns.ToMs(_log.At(again) - window.Lifting!.Value));
            }
            else
            {
                findings.Fail($"Job {job.JobId} was running as attempt {lost.Attempt} when {window.Name} struck at {Ns.At(window.Injected!.Value)}, and was never attempted again; it is {job.State}.");
            }
        }

        findings.Note($"{window.Name}: {retried} jobs were running and were attempted again, the last of them {Ns.Ms(slowest)} after the undo.");
        return retried;
    }

    private bool WasOnItsWay(JobChangeFound? next, WindowTimes window) =>
        next is { State: JobStateNames.Complete } && Ns.ToMs(_log.At(next) - window.Injected!.Value) < OnItsWayMs;

    /// <summary>The agent does not need a worker to take jobs; while it is itself down it takes none.</summary>
    private int JudgeTaken(List<WindowTimes> strikes, Findings findings)
    {
        var agentDown = _timeline.Windows.Where(window => window is { Plan.On: Agent, Injecting: not null }).ToList();
        var submits = _operations.All
            .Where(operation => operation.Invoked.Name == OperationNames.JobSubmit && strikes.Exists(window => window.Covers(operation.Due)))
            .Where(operation => !agentDown.Exists(down => operation.Due >= down.Injecting && !(operation.Due > down.Lifted + Ns.FromMs(OnItsWayMs))))
            .ToList();
        foreach (var refused in submits.Where(operation => !operation.Ok))
        {
            findings.Fail($"Operation {refused.Invoked.Op} handed in a job at {Ns.At(refused.Due)} while the worker was down, and it was not taken: {refused.Ended?.Error ?? "no answer"}");
        }

        if (submits.Count == 0)
        {
            findings.Doubt("No job was handed in while the worker was down.");
        }

        return submits.Count(operation => operation.Ok);
    }

    /// <summary>An attempt that cannot reach its checkpoint begins anew, and rightly so; not most of them.</summary>
    private int JudgeResumed(Findings findings)
    {
        var given = _log.Attempts.Where(attempt => attempt.Checkpoint is not null).Select(attempt => (attempt.JobId, attempt.Fence)).ToHashSet();
        var ended = _log.Attempts.Where(attempt => attempt.Outcome == JobStateNames.Complete && given.Contains((attempt.JobId, attempt.Fence))).ToList();
        var anew = ended.Where(attempt => attempt.From is null or 0).ToList();
        anew.ForEach(attempt => findings.Note($"Job {attempt.JobId}, attempt {attempt.Attempt}: began anew although it had a checkpoint."));
        if (ended.Count == 0)
        {
            findings.Doubt("No training that had a checkpoint was interrupted.");
        }
        else if (anew.Count * 2 > ended.Count)
        {
            findings.Fail($"{anew.Count} of {ended.Count} attempts that had a checkpoint began anew: the work before it was done twice.");
        }

        return ended.Count - anew.Count;
    }
}
