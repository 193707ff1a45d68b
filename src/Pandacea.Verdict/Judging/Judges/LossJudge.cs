using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Is every acknowledged operation there, once, as agreed, and nothing else? Judged from the chain itself.</summary>
internal sealed class LossJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly List<LeaseFound> _found = [];
    private EscrowCounted? _escrow;
    private VerificationEnded? _verification;
    private List<OperationTrouble> _troubles = [];

    public string Criterion => CriterionNames.Loss;

    /// <summary>Every operation with something to say. Empty before <see cref="Conclude"/>.</summary>
    public IReadOnlyList<OperationTrouble> Troubles => _troubles;

    /// <summary>Lost, doubled, altered and unasked operations; null where that could not be found out.</summary>
    public int? Lost { get; private set; }

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        switch (record)
        {
            case LeaseFound found:
                _found.Add(found);
                break;
            case EscrowCounted escrow:
                _escrow = escrow;
                break;
            case VerificationEnded verification:
                _verification = verification;
                break;
        }
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (_verification is not { Error: null } || _escrow is null)
        {
            findings.Doubt($"The chain was not read to its end: {_verification?.Error ?? "verification did not finish"}.");
            return findings.Conclude(string.Empty);
        }

        var audit = new LeaseAudit(_operations.All, _found);
        _troubles = audit.Run();
        JudgeLosses(findings);
        JudgeCoverage(findings);
        BooksCheck.Judge(_escrow, _found, findings);
        findings.Figure("acknowledged", audit.Acknowledged);
        findings.Figure("onChain", _found.Count);
        findings.Figure("unknownResolved", audit.UnknownResolved);
        return findings.Conclude(
            $"{audit.Acknowledged} leases acknowledged, {_found.Count} on chain, {audit.UnknownResolved} unknown resolved; {Lost} lost, doubled, altered or unasked; books balance");
    }

    private void JudgeLosses(Findings findings)
    {
        var losses = _troubles.Where(trouble => trouble.Kind != LeaseAudit.Unknown).ToList();
        Lost = losses.Count;
        foreach (var kind in losses.GroupBy(trouble => trouble.Kind))
        {
            findings.Figure(kind.Key, kind.Count());
        }

        var allowed = _timeline.Plan.Criteria.LossAllowed ?? int.MaxValue;
        Action<string> say = losses.Count > allowed ? findings.Fail : findings.Note;
        foreach (var loss in losses)
        {
            say($"{loss.Kind}: {(loss.Op is { } op ? $"operation {op}" : "no operation")}, {loss.What}");
        }
    }

    private void JudgeCoverage(Findings findings)
    {
        var acknowledged = _operations.All.Where(operation => operation is { IsWrite: true, Ok: true }).ToList();
        var faults = _timeline.Windows.Where(window => window is { Plan.Canary: false, Injected: not null }).ToList();
        if (_timeline.FirstInjection is not { } first || _timeline.LastLifting is not { } last || faults.Count == 0)
        {
            findings.Doubt("No fault was applied to the load and undone.");
            return;
        }

        Some(findings, "before the first fault", acknowledged.Exists(operation => operation.Due < first));
        Some(findings, "while a fault was in force", acknowledged.Exists(operation => faults.Exists(fault => fault.Covers(operation.Due))));
        Some(findings, "after the last fault", acknowledged.Exists(operation => operation.Due >= last));
    }

    private static void Some(Findings findings, string when, bool any)
    {
        if (!any)
        {
            findings.Doubt($"No write that was due {when} was acknowledged, so nothing could be lost.");
        }
    }
}
