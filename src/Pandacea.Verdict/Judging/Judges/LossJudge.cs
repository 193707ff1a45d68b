using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Is every acknowledged operation there, once, as agreed, and nothing else? Judged from the chain, the agent's store and the IPFS node themselves.</summary>
internal sealed class LossJudge : IJudge
{
    private static readonly string[] AllSources = [Sources.Chain, Sources.Store, Sources.Node, Sources.Jobs];

    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly List<LeaseFound> _leases = [];
    private readonly List<ProposalFound> _proposals = [];
    private readonly List<KeyFound> _keys = [];
    private readonly List<ContentFound> _contents = [];
    private readonly List<JobFound> _jobs = [];
    private readonly List<ArtifactFound> _artifacts = [];
    private readonly Dictionary<string, VerificationEnded> _read = new(StringComparer.Ordinal);
    private EscrowCounted? _escrow;
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
                _leases.Add(found);
                break;
            case ProposalFound found:
                _proposals.Add(found);
                break;
            case KeyFound found:
                _keys.Add(found);
                break;
            case ContentFound found:
                _contents.Add(found);
                break;
            case JobFound found:
                _jobs.Add(found);
                break;
            case ArtifactFound found:
                _artifacts.Add(found);
                break;
            case EscrowCounted escrow:
                _escrow = escrow;
                break;
            case VerificationEnded verification:
                _read[verification.Of] = verification;
                break;
        }
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (!SourcesRead(findings))
        {
            return findings.Conclude(string.Empty);
        }

        var said = new[] { AuditChain(findings), AuditStore(findings), AuditNode(findings), AuditJobs(findings) }.OfType<string>();
        JudgeLosses(findings);
        JudgeCoverage(findings);
        var resolved = _troubles.Count(trouble => trouble.Kind == TroubleKinds.Unknown);
        findings.Figure("unknownResolved", resolved);
        return findings.Conclude($"{string.Join("; ", said)}; {resolved} unknown resolved; {Lost} lost, doubled, altered or unasked{(Writes(Sources.Chain) ? "; books balance" : string.Empty)}");
    }

    /// <summary>Whether the plan writes where this source can be read.</summary>
    private bool Writes(string source) =>
        _timeline.Start?.Plan.Rates.ContainsKey(source switch
        {
            Sources.Chain => OperationNames.LeaseCreate,
            Sources.Store => OperationNames.ProposalCreate,
            Sources.Jobs => OperationNames.JobSubmit,
            _ => OperationNames.ContentUpload,
        }) == true;

    private bool SourcesRead(Findings findings)
    {
        var sound = true;
        foreach (var source in AllSources.Where(Writes))
        {
            var read = _read.GetValueOrDefault(source);
            if (read is not { Error: null } || (source == Sources.Chain && _escrow is null))
            {
                sound = false;
                findings.Doubt($"The {source} was not read to its end: {read?.Error ?? "verification did not finish"}.");
            }
        }

        if (!AllSources.Any(Writes))
        {
            findings.Doubt("The workload writes nothing that could be lost.");
            return false;
        }

        return sound;
    }

    private string? AuditChain(Findings findings)
    {
        if (!Writes(Sources.Chain))
        {
            return null;
        }

        var audit = new LeaseAudit(_operations.All, _leases);
        _troubles = audit.Run();
        BooksCheck.Judge(_escrow!, _leases, findings);
        var onChain = _leases.Count(lease => !lease.Earlier);
        findings.Figure("acknowledged", audit.Acknowledged);
        findings.Figure("onChain", onChain);
        return $"{audit.Acknowledged} leases acknowledged, {onChain} on chain";
    }

    private string? AuditStore(Findings findings)
    {
        if (!Writes(Sources.Store))
        {
            return null;
        }

        var audit = new ProposalAudit(_operations.All, _proposals, _keys, _leases);
        _troubles = [.. _troubles, .. audit.Run()];
        findings.Figure("proposalsAcknowledged", audit.Acknowledged);
        findings.Figure("inStore", _proposals.Count);
        findings.Figure("keysInStore", _keys.Count);
        return $"{audit.Acknowledged} proposals acknowledged, {_proposals.Count} in the agent's store";
    }

    private string? AuditNode(Findings findings)
    {
        if (!Writes(Sources.Node))
        {
            return null;
        }

        var audit = new ContentAudit(_operations.All, _contents);
        _troubles = [.. _troubles, .. audit.Run()];
        var pinned = _contents.Count(content => !content.Earlier);
        findings.Figure("uploadsAcknowledged", audit.Acknowledged);
        findings.Figure("pinned", pinned);
        return $"{audit.Acknowledged} uploads acknowledged, {pinned} contents pinned on the node";
    }

    private string? AuditJobs(Findings findings)
    {
        if (!Writes(Sources.Jobs))
        {
            return null;
        }

        var audit = new JobAudit(_operations.All, _jobs, _artifacts);
        _troubles = [.. _troubles, .. audit.Run()];
        findings.Figure("jobsAcknowledged", audit.Acknowledged);
        findings.Figure("jobsInStore", _jobs.Count);
        return $"{audit.Acknowledged} jobs acknowledged, {_jobs.Count} in the agent's store, {_jobs.Count(job => job.State == JobStateNames.Complete)} complete";
    }

    private void JudgeLosses(Findings findings)
    {
        var losses = _troubles.Where(trouble => trouble.Kind != TroubleKinds.Unknown).ToList();
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
