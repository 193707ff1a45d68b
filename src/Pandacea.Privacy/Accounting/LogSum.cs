namespace Pandacea.Privacy;

/// <summary>The logarithm of a sum of positive terms that are given by their logarithms.</summary>
internal static class LogSum
{
    private const double Negligible = -60;

    /// <summary>An upper bound of ln(sum of exp(term)); summed with compensation, so that the number of terms adds no error.</summary>
    public static double Of(ReadOnlySpan<double> terms)
    {
        var most = double.NegativeInfinity;
        foreach (var term in terms)
        {
            most = Math.Max(most, term);
        }

        if (double.IsInfinity(most))
        {
            return most;
        }

        double sum = 0, lost = 0, left = 0;
        foreach (var term in terms)
        {
            var below = term - most;
            if (below < Negligible)
            {
                left++;
                continue;
            }

            var value = Math.Exp(below) - lost;
            var next = sum + value;
            lost = next - sum - value;
            sum = next;
        }

        // What was left out is bounded by what it could have been at most.
        sum += left * Math.Exp(Negligible);
        return most + Math.Log(sum) + Upward.Slack(1 + Math.Abs(most));
    }
}
