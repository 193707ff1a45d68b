namespace Pandacea.Verdict.Judging;

/// <summary>How many samples a statement needs before it says anything.</summary>
internal static class SampleSizes
{
    /// <summary>Smallest window of operations over which recovery is judged.</summary>
    public const int Operations = 100;

    /// <summary>A 95th percentile of fewer values is just their maximum.</summary>
    public const int Reads = 20;

    /// <summary>Acknowledged operations without which "before" and "after" the faults say nothing.</summary>
    public const int Acknowledged = 20;

    /// <summary>Share of the planned requests of a surge without which it was none.</summary>
    public const double OfTheSurge = 0.9;

    /// <summary>Operations needed to tell a success rate from a smaller one: 99.9 % takes 1,000.</summary>
    public static int ForSuccessRate(double rate) =>
        rate >= 1 ? Operations : Math.Max(Operations, (int)Math.Ceiling(Math.Round(1 / (1 - rate), 6)));
}
