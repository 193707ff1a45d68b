using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Can the journal and the generator be relied upon at all? Never failed: what cannot be relied upon shows nothing.</summary>
internal sealed class SoundnessJudge : IJudge
{
    private const double MaxLagMs = 50;
    private const double MinShareStarted = 0.99;

    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly CounterLog _counters = new();
    private readonly Incidents _incidents;
    private IReadOnlyList<JournalDamage> _damage = [];
    private bool? _verified;
    private Unreliability _doubt;

    public SoundnessJudge() => _incidents = new Incidents(_timeline);

    public string Criterion => CriterionNames.Soundness;

    /// <summary>What cannot be relied upon; known once it was concluded.</summary>
    public Unreliability Doubt => _damage.Count > 0 ? Unreliability.Journal : _doubt;

    /// <summary>Tells what reading the journal showed about the journal.</summary>
    public void Suffered(IReadOnlyList<JournalDamage> damage) => _damage = damage;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        _counters.See(record);
        _incidents.See(record);
        if (record is VerificationEnded verification)
        {
            _verified = verification.Error is null && _verified != false;
        }
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        _doubt = _incidents.Judge(findings);
        foreach (var found in _damage)
        {
            findings.Doubt($"Journal: {found.Message}");
        }

        JudgeGenerator(findings);
        if (!new LoadCheck(_timeline, _operations, _counters).Agrees(findings))
        {
            DoubtMeasurement();
        }

        JudgeUnknown(findings);
        JudgeAmounts(findings);
        return findings.Conclude("the journal is whole and the load was sent as planned");
    }

    private void DoubtMeasurement() => _doubt = (Unreliability)Math.Max((int)_doubt, (int)Unreliability.Measurement);

    private void JudgeGenerator(Findings findings)
    {
        var lag = Percentile.Of(_operations.All.Where(operation => operation.Due >= (_timeline.Baseline?.From ?? 0)).Select(operation => Ns.ToMs(operation.Invoked.T - operation.Due)), 0.99);
        if (lag is { } p99)
        {
            findings.Figure("generatorLagP99Ms", p99);
            if (p99 > MaxLagMs)
            {
                DoubtMeasurement();
                findings.Doubt($"Operations were started late: p99 {Ns.Ms(p99)} behind schedule, at most {Ns.Ms(MaxLagMs)}.");
            }
        }

        var scheduled = _counters.Last is { } last ? CounterLog.Value(last, CounterNames.Scheduled) : 0;
        if (scheduled == 0)
        {
            findings.Doubt("The generator's counters are missing.");
            return;
        }

        var started = CounterLog.Value(_counters.Last!, CounterNames.Started);
        findings.Figure("scheduleStarted", (double)started / scheduled);
        if (started < MinShareStarted * scheduled)
        {
            DoubtMeasurement();
            findings.Doubt($"Only {started} of {scheduled} scheduled operations were started; {Ns.Share(MinShareStarted)} are needed.");
        }
    }

    private void JudgeUnknown(Findings findings)
    {
        var unresolved = _operations.All
            .Where(operation => operation is { IsWrite: true, Unknown: true } && (_verified != true || operation.Invoked is { Lease: null, Proposal: null, Content: null, Job: null }))
            .Select(operation => operation.Invoked.Op)
            .ToList();
        findings.Figure("unknownUnresolved", unresolved.Count);
        if (unresolved.Count > 0)
        {
            findings.Doubt($"{unresolved.Count} operations may or may not have happened and were not resolved: {string.Join(", ", unresolved.Take(10))}.");
        }
    }

    private void JudgeAmounts(Findings findings)
    {
        if (_timeline.FirstInjection is not { } first || _timeline.LastLifting is not { } last)
        {
            return;
        }

        var load = _operations.Load();
        Enough(findings, "before the first fault", load.Count(operation => operation.Ok && operation.Due < first));
        Enough(findings, "after the last fault", load.Count(operation => operation.Ok && operation.Due >= last));
        if (load.All(operation => operation.Due < first || operation.Due >= last))
        {
            findings.Doubt("No operation was due while faults were in force.");
        }
    }

    private static void Enough(Findings findings, string when, int acknowledged)
    {
        if (acknowledged < SampleSizes.Acknowledged)
        {
            findings.Doubt($"Only {acknowledged} operations were acknowledged {when}; {SampleSizes.Acknowledged} are needed.");
        }
    }
}
