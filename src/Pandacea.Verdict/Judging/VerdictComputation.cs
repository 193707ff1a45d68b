using Pandacea.Protocol;
using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>A verdict in the making: sees a run's records one by one, live or stored. Not thread safe.</summary>
public sealed class VerdictComputation
{
    private readonly List<IJudge> _judges = [];
    private RunStarted? _start;
    private bool _interrupted;
    private long _lastT;

    /// <summary>Takes note of the next record.</summary>
    public void See(JournalRecord record)
    {
        _start ??= record as RunStarted;
        _interrupted |= record is RunInterrupted;
        _lastT = Math.Max(_lastT, record.T);
        _judges.ForEach(judge => judge.See(record));
    }

    /// <summary>The verdict from what was seen so far.</summary>
    /// <param name="damage">What is wrong with the journal.</param>
    public RunVerdict Conclude(IReadOnlyList<JournalDamage> damage)
    {
        var criteria = _judges.Select(judge => judge.Conclude()).ToList();
        var status = StatusOf(criteria);
        return new RunVerdict
        {
            JudgeVersion = VerdictComputer.JudgeVersion,
            Status = status,
            Weakened = _start is { Plan.Weakened.Count: > 0 },
            ExitCode = ExitCodeOf(status, criteria),
            Interrupted = _interrupted,
            Run = _start is null ? null : new(_start.RunId, _start.Seed, _start.StartedAt, _lastT / 1e6, _start.Plan, _start.Environment),
            Numbers = new(),
            Criteria = criteria,
            Windows = [],
            Operations = [],
            Troubles = [],
            Damage = damage,
        };
    }

    private static CriterionStatus StatusOf(List<CriterionResult> criteria) =>
        criteria.Any(result => result.Status == CriterionStatus.Failed) ? CriterionStatus.Failed
        : criteria.Count > 0 && criteria.All(result => result.Status == CriterionStatus.Passed) ? CriterionStatus.Passed
        : CriterionStatus.Inconclusive;

    private int ExitCodeOf(CriterionStatus status, List<CriterionResult> criteria)
    {
        var own = status switch
        {
            CriterionStatus.Passed => ExitCodes.Passed,
            CriterionStatus.Failed => ExitCodes.Failed,
            _ => ExitCodes.Inconclusive,
        };
        var undo = criteria.Any(result => result.CouldNotUndo) ? ExitCodes.CouldNotUndo : own;
        return ExitCodes.Combine(own, undo, _interrupted ? ExitCodes.Interrupted : own);
    }
}
