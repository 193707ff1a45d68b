namespace Pandacea.Verdict.Judging;

/// <summary>Judges that a run asks while it is under way.</summary>
public static class LiveJudges
{
    /// <summary>Whether the baseline holds; a run that has none does not go on.</summary>
    public static IJudge SteadyState() => new SteadyStateJudge();
}
