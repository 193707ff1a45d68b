namespace Pandacea.Verdict.Judging;

/// <summary>Nearest-rank percentiles: always a value that was measured.</summary>
internal static class Percentile
{
    /// <summary>The smallest value that at least <paramref name="share"/> of all values do not exceed; null of nothing.</summary>
    public static double? Of(IEnumerable<double> values, double share)
    {
        var sorted = values.ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        Array.Sort(sorted);
        var rank = (int)Math.Ceiling(share * sorted.Length);
        return sorted[Math.Clamp(rank, 1, sorted.Length) - 1];
    }
}
