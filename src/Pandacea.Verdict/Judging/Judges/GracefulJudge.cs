using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Is unavailability told, in bounded time and by an error that callers can act on? Judged on every operation on a struck dependency.</summary>
internal sealed class GracefulJudge : IJudge
{
    // Deadlines hold within 5 %; a busy machine is late by some more.
    private const double Late = 1.05;
    private const double MachineMs = 150;
    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();

    public string Criterion => CriterionNames.Graceful;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var within = _timeline.Plan.Criteria.GracefulWithinMs ?? double.PositiveInfinity;
        var struck = _timeline.Windows.Where(window => window is { Plan.Canary: false, Injected: not null }).ToList();
        var dependencies = struck.Select(window => window.Plan.On).ToHashSet(StringComparer.Ordinal);
        var operations = _operations.Load().Where(operation => dependencies.Contains(operation.Dependency)).ToList();
        if (!operations.Exists(operation => struck.Exists(window => window.Covers(operation.Due))))
        {
            findings.Doubt("No operation was due while a fault was in force.");
            return findings.Conclude(string.Empty);
        }

        var longest = 0.0;
        foreach (var operation in operations)
        {
            longest = Math.Max(longest, Judge(operation, within, findings));
        }

        var failed = operations.Count(operation => !operation.Ok);
        findings.Figure("operations", operations.Count);
        findings.Figure("failed", failed);
        findings.Figure("longestMs", longest);
        return findings.Conclude($"{operations.Count} operations, {failed} failed with an error that says why; the longest took {Ns.Ms(longest)}");
    }

    private double Judge(Operation operation, double within, Findings findings)
    {
        if (operation.Ended is not { } ended || OperationErrors.SaysStopped(ended))
        {
            // The runner stops what is still under way some time after the last operation was due.
            var waited = Ns.ToMs((operation.Ended?.T ?? _timeline.Last) - operation.Invoked.T);
            if (waited > within)
            {
                findings.Fail($"Operation {operation.Invoked.Op} ({operation.Invoked.Name}) did not end within {Ns.Ms(waited)}, at most {Ns.Ms(within)} asked.");
            }

            return waited;
        }

        var took = Ns.ToMs(ended.T - operation.Invoked.T);
        if (took > (within * Late) + MachineMs)
        {
            findings.Fail($"Operation {operation.Invoked.Op} ({operation.Invoked.Name}) took {Ns.Ms(took)}, at most {Ns.Ms(within)} asked.");
        }

        if (OperationErrors.SaysUnexpected(ended))
        {
            findings.Fail($"Operation {operation.Invoked.Op} ({operation.Invoked.Name}) ended with an error of no promised kind: {ended.Error}");
        }

        return took;
    }
}
