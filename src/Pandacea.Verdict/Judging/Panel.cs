using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>All judges. Some also measure when the drill does not ask for their criterion, so that reports can show the figure.</summary>
internal sealed class Panel
{
    private readonly SoundnessJudge _soundness = new();
    private readonly (IJudge Judge, Func<Thresholds, bool> Asked)[] _judges;

    public Panel() => _judges =
    [
        (new SteadyStateJudge(), _ => true),
        (new BackoffJudge(), asked => asked.BackoffAtLeastMs is not null),
        (new RetryAfterJudge(), asked => asked.RetryAfterHonoured),
        (new CircuitJudge(), asked => asked.CircuitOpensAfter is not null),
        (Recovery, asked => asked.RecoveryWithinMs is not null),
        (Loss, asked => asked.LossAllowed is not null),
        (new CleanStopJudge(), asked => asked.CleanStopWithinMs is not null),
        (new GracefulJudge(), asked => asked.GracefulWithinMs is not null),
        (new UnaffectedJudge(), asked => asked.OthersUnaffected),
        (new GoodputJudge(), asked => asked.GoodputAtLeast is not null),
        (new FairnessJudge(), asked => asked.FairnessAtLeast is not null),
        (new ReturnsJudge(), asked => asked.ReturnsAtLeast is not null),
        (new JobsRetriedJudge(), asked => asked.JobsRetried),
        (new FencingJudge(), asked => asked.Fencing),
        (new ChargedOnceJudge(), asked => asked.ChargedOnce),
        (Attempts, asked => asked.AttemptsPerCall is not null),
        (Exposure, _ => true),
        (new RestorationJudge(), _ => true),
        (_soundness, _ => true),
    ];

    public RecoveryJudge Recovery { get; } = new();

    public LossJudge Loss { get; } = new();

    public AttemptsJudge Attempts { get; } = new();

    public ExposureJudge Exposure { get; } = new();

    public void See(JournalRecord record)
    {
        foreach (var (judge, _) in _judges)
        {
            judge.See(record);
        }
    }

    /// <summary>The findings of the criteria that were asked; without a plan only that nothing can be relied upon.</summary>
    public List<CriterionResult> Conclude(IReadOnlyList<JournalDamage> damage, Thresholds? asked)
    {
        _soundness.Suffered(damage);
        if (asked is null)
        {
            return [_soundness.Conclude()];
        }

        var results = _judges
            .Select(entry => (Result: entry.Judge.Conclude(), Asked: entry.Asked(asked)))
            .Where(entry => entry.Asked)
            .Select(entry => entry.Result)
            .ToList();
        var met = Exposure.Met;
        return results.ConvertAll(result => Reliance.On(Reliance.OnFault(result, met), _soundness.Doubt));
    }
}
