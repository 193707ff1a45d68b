namespace Pandacea.Verdict.Judging;

/// <summary>Does a service that is asked to end under load end in time? From the asking to the moment it was gone.</summary>
internal sealed class CleanStopJudge : IJudge
{
    private readonly RunTimeline _timeline = new();

    public string Criterion => CriterionNames.CleanStop;

    public void See(Journal.JournalRecord record) => _timeline.See(record);

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var within = _timeline.Plan.Criteria.CleanStopWithinMs ?? double.PositiveInfinity;
        var took = new List<double>();
        foreach (var window in _timeline.Windows.Where(window => FaultTypes.IsCleanStop(window.Plan)))
        {
            if (window is not { Injecting: { } asked, Injected: { } gone })
            {
                findings.Doubt($"The stop of {window.Name} was not carried out{(window.InjectError is { } error ? ": " + error : ".")}");
                continue;
            }

            var ms = Ns.ToMs(gone - asked);
            took.Add(ms);
            findings.Note($"{window.Name}: asked {Ns.At(asked)}, gone {Ns.Ms(ms)} later.");
            if (ms > within)
            {
                findings.Fail($"The stop of {window.Name} took {Ns.Ms(ms)}, at most {Ns.Ms(within)} asked.");
            }
        }

        if (took.Count == 0)
        {
            findings.Doubt("No service was stopped.");
            return findings.Conclude(string.Empty);
        }

        findings.Figure("slowestMs", took.Max());
        return findings.Conclude($"{took.Count} {(took.Count == 1 ? "stop" : "stops")}, the slowest took {Ns.Ms(took.Max())}");
    }
}
