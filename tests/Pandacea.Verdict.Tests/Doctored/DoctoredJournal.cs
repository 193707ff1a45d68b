using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>The journal of a healthy run, changed on purpose.</summary>
internal sealed class DoctoredJournal
{
    private static readonly List<JournalRecord> HealthyRecords = new HealthyRun(HealthyPlan.Create()).Build();

    private List<JournalRecord> _records = HealthyRecords;

    public static DoctoredJournal Healthy() => new();

    public static long Ns(double ms) => HealthyRun.Ns(ms);

    /// <summary>Instant of the run at which a window is in force for so many ms.</summary>
    public static double Into(int window, double ms) => HealthyPlan.InjectFrom + HealthyPlan.Create().Windows[window].StartMs + ms;

    /// <summary>Instant of the run so many ms after the undo of a window.</summary>
    public static double After(int window, double ms) => Into(window, HealthyPlan.Create().Windows[window].ForMs + ms);

    public IReadOnlyList<JournalRecord> Records => [.. _records.OrderBy(record => record.T).Select((record, seq) => record with { Seq = seq })];

    public IEnumerable<T> Of<T>()
        where T : JournalRecord => _records.OfType<T>().OrderBy(record => record.T);

    public DoctoredJournal Plan(Func<RunPlan, RunPlan> change) => Replace<RunStarted>(_ => true, start => start with { Plan = change(start.Plan) });

    public DoctoredJournal Criteria(Func<Thresholds, Thresholds> change) => Plan(plan => plan with { Criteria = change(plan.Criteria) });

    public DoctoredJournal Window(int index, Func<PlannedWindow, PlannedWindow> change) => Plan(plan => plan with
    {
        Windows = [.. plan.Windows.Select(window => window.Index == index ? change(window) : window)],
    });

    public DoctoredJournal Replace<T>(Func<T, bool> where, Func<T, JournalRecord> with)
        where T : JournalRecord
    {
        _records = [.. _records.Select(record => record is T typed && where(typed) ? with(typed) : record)];
        return this;
    }

    public DoctoredJournal Remove<T>(Func<T, bool>? where = null)
        where T : JournalRecord
    {
        _records = [.. _records.Where(record => record is not T typed || (where is not null && !where(typed)))];
        return this;
    }

    public DoctoredJournal Add(double ms, JournalRecord record)
    {
        _records = [.. _records, record with { T = Ns(ms) }];
        return this;
    }

    /// <summary>Changes how operations of a name that were due in a stretch of time ended.</summary>
    public DoctoredJournal End(double fromMs, double toMs, Func<OperationInvoked, OperationEnded, OperationEnded?> change, Func<string, bool>? name = null)
    {
        var invoked = _records.OfType<OperationInvoked>()
            .Where(operation => operation.Due >= Ns(fromMs) && operation.Due < Ns(toMs) && (name is null || name(operation.Name)))
            .ToDictionary(operation => operation.Op);
        _records = [.. _records
            .Select(record => record is OperationEnded ended && invoked.TryGetValue(ended.Op, out var operation) ? change(operation, ended) : record)
            .OfType<JournalRecord>()];
        return this;
    }

    public DoctoredJournal FailReads(double fromMs, double toMs) => End(
        fromMs, toMs, (_, ended) => ended with { Outcome = OperationOutcome.Failed, Error = "doctored" }, OperationNames.IsRead);

    public RunVerdict Verdict(params JournalDamage[] damage) => VerdictComputer.Compute(Records, damage);

    /// <summary>What the judge of one criterion finds by itself.</summary>
    public CriterionResult Result(string criterion)
    {
        var judge = JudgeOf(criterion);
        foreach (var record in Records)
        {
            judge.See(record);
        }

        return judge.Conclude();
    }

    /// <summary>Writes the journal as a run would have.</summary>
    public async Task<string> WriteAsync(string folder)
    {
        var path = Path.Combine(folder, "journal.ndjson");
        await using var writer = JournalWriter.Create(path, TimeProvider.System);
        foreach (var record in Records)
        {
            writer.Append(record);
        }

        return path;
    }

    private static IJudge JudgeOf(string criterion) => criterion switch
    {
        CriterionNames.SteadyState => new SteadyStateJudge(),
        CriterionNames.Exposure => new ExposureJudge(),
        CriterionNames.Backoff => new BackoffJudge(),
        CriterionNames.RetryAfter => new RetryAfterJudge(),
        CriterionNames.CircuitOpens => new CircuitJudge(),
        CriterionNames.Recovery => new RecoveryJudge(),
        CriterionNames.Loss => new LossJudge(),
        CriterionNames.CleanStop => new CleanStopJudge(),
        CriterionNames.Graceful => new GracefulJudge(),
        CriterionNames.Unaffected => new UnaffectedJudge(),
        CriterionNames.Goodput => new GoodputJudge(),
        CriterionNames.Fairness => new FairnessJudge(),
        CriterionNames.Returns => new ReturnsJudge(),
        CriterionNames.JobsRetried => new JobsRetriedJudge(),
        CriterionNames.Fencing => new FencingJudge(),
        CriterionNames.ChargedOnce => new ChargedOnceJudge(),
        CriterionNames.Attempts => new AttemptsJudge(),
        CriterionNames.Restoration => new RestorationJudge(),
        _ => new SoundnessJudge(),
    };
}
