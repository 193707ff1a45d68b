using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>How long it takes after a restart of the worker until the first job is complete.</summary>
internal sealed class RestartCheck(RunTimeline timeline, JobLog log, HostLoadLog host)
{
    private Thresholds Asked => timeline.Plan.Criteria;

    /// <returns>What was seen, in words.</returns>
    public string Judge(List<WindowTimes> restarts, Findings findings)
    {
        var seen = new List<(WindowTimes Window, double Ms)>();
        foreach (var window in restarts)
        {
            if (IsStruckAgain(window))
            {
                findings.Note($"{window.Name}: the worker was struck again before its first job was complete; left out.");
            }
            else if (FirstDoneMs(window) is not { } ms)
            {
                findings.Doubt($"No job was complete after the undo of {window.Name}.");
            }
            else if (IsHeldUp(window, ms) is { } others)
            {
                findings.Note($"{window.Name}: the first job was complete {Ns.Ms(ms)} after the undo, but other programs had {Ns.Share(others)} of this machine's processors then, and nothing was left over; left out.");
            }
            else
            {
                seen.Add((window, ms));
            }
        }

        if (seen.Count > 0)
        {
            return Compare(seen, findings);
        }

        findings.Doubt("After no restart of the worker could be seen how long its first job takes.");
        return string.Empty;
    }

    private string Compare(List<(WindowTimes Window, double Ms)> seen, Findings findings)
    {
        var (p50, worst) = (Percentile.Of(seen.Select(restart => restart.Ms), 0.5)!.Value, seen.Max(restart => restart.Ms));
        findings.Figure("firstCompletedP50Ms", p50);
        findings.Figure("firstCompletedMs", worst);
        foreach (var (window, ms) in seen.Where(restart => restart.Ms > Asked.FirstJobWorstMs))
        {
            findings.Fail($"The first job was complete {Ns.Ms(ms)} after the undo of {window.Name}, at most {Ns.Ms(Asked.FirstJobWorstMs!.Value)} asked.");
        }

        if (p50 > Asked.FirstJobP50Ms)
        {
            findings.Fail($"The first job was complete {Ns.Ms(p50)} after a restart of the worker in half of {seen.Count} cases, at most {Ns.Ms(Asked.FirstJobP50Ms.Value)} asked.");
        }

        return $"the first job was complete {Ns.Ms(p50)} after a restart in half of the cases, {Ns.Ms(worst)} at worst";
    }

    /// <summary>Whether it had neither the time that it may take nor a job.</summary>
    private bool IsStruckAgain(WindowTimes restart) => timeline.Windows.Any(next => next.Plan.On == restart.Plan.On
        && next.Injecting > restart.Injecting
        && next.Injecting < restart.Lifting + Ns.FromMs(Math.Min(FirstDoneMs(restart) ?? double.MaxValue, Asked.FirstJobWorstMs ?? 0)));

    /// <summary>A machine that others hold up says nothing about the worker.</summary>
    private double? IsHeldUp(WindowTimes window, double ms) =>
        ms > Asked.FirstJobP50Ms ? host.Starved(window.Lifting!.Value, window.Lifting.Value + Ns.FromMs(ms)) : null;

    /// <summary>From the undo, which starts the worker again, to the first job that was completed after it.</summary>
    private double? FirstDoneMs(WindowTimes window) => log.Jobs
        .SelectMany(job => job.History)
        .Where(change => change.State == JobStateNames.Complete && log.At(change) > window.Lifting)
        .Select(change => (double?)Ns.ToMs(log.At(change) - window.Lifting!.Value))
        .Min();
}
