using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>A verdict in the making: sees a run's records one by one, live or stored. Not thread safe.</summary>
public sealed class VerdictComputation
{
    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly Panel _panel = new();

    /// <summary>Takes note of the next record.</summary>
    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        _panel.See(record);
    }

    /// <summary>The verdict from what was seen so far.</summary>
    /// <param name="damage">What is wrong with the journal.</param>
    public RunVerdict Conclude(IReadOnlyList<JournalDamage> damage)
    {
        var found = _timeline.Start is null
            ? damage.Append(new(JournalDamageKind.NoPlan, null, "The first record, which says what was going to be done, is missing.")).ToList()
            : damage;
        var criteria = _panel.Conclude(found, _timeline.Start?.Plan.Criteria);
        var status = VerdictRules.StatusOf(criteria);
        return new RunVerdict
        {
            JudgeVersion = VerdictComputer.JudgeVersion,
            Status = status,
            Weakened = _timeline.Start is { Plan.Weakened.Count: > 0 },
            ExitCode = VerdictRules.ExitCodeOf(status, criteria, _timeline.Interrupted is not null),
            Interrupted = _timeline.Interrupted is not null,
            Run = Facts(),
            Numbers = Numbers(),
            Criteria = criteria,
            Windows = [.. _panel.Recovery.Windows.Select(Outcome)],
            Operations = OperationCounting.Of(_operations.All),
            Troubles = _panel.Loss.Troubles,
            Damage = found,
        };
    }

    private RunFacts? Facts() => _timeline.Start is not { } start ? null
        : new(start.RunId, start.Seed, start.StartedAt, Ns.ToMs(_timeline.Last), start.Plan, start.Environment);

    private KeyNumbers Numbers()
    {
        var worst = _panel.Recovery.Worst;
        return new KeyNumbers
        {
            RtoMs = worst?.RecoveryMs,
            RtoCensored = worst?.Censored ?? false,
            Rpo = _panel.Loss.Lost,
            DetectionMs = _panel.Recovery.Windows.Where(window => !window.Times.Plan.Canary).Max(window => window.DetectionMs),
            AttemptsPerCall = _panel.Attempts.PerCall,
        };
    }

    private WindowOutcome Outcome(WindowRecovery window) => new()
    {
        Index = window.Times.Plan.Index,
        On = window.Times.Plan.On,
        Type = window.Times.Plan.Type,
        Percent = window.Times.Plan.Percent,
        Canary = window.Times.Plan.Canary,
        InjectedMs = window.Times.Injected is { } injected ? Ns.ToMs(injected) : null,
        LiftingMs = window.Times.Lifting is { } lifting ? Ns.ToMs(lifting) : null,
        Hits = _panel.Exposure.Hits.GetValueOrDefault(window.Times.Plan.Index),
        DetectionMs = window.DetectionMs,
        ConfirmedMs = window.ConfirmedMs,
        FirstSuccessMs = window.FirstSuccessMs,
        DrainedMs = window.DrainedMs,
        RecoveryMs = window.RecoveryMs,
        Censored = window.Censored,
        Note = window.Note,
    };
}
