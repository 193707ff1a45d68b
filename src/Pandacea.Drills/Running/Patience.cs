using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>How long a run waits, when its load has ended, for what has not.</summary>
public static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>What has not ended after as long as recovery was observed does not end by itself.</summary>
    public static TimeSpan Of(RunPlan plan) => plan.ObservationMs > 0 && plan.ObservationMs < Longest.TotalMilliseconds
        ? TimeSpan.FromMilliseconds(plan.ObservationMs)
        : Longest;
}
