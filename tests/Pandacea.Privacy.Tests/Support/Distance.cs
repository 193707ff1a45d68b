namespace Pandacea.Privacy.Tests.Support;

/// <summary>How far samples are from what they should be.</summary>
internal static class Distance
{
    /// <summary>The Kolmogorov-Smirnov statistic times the root of the number of samples: above 1.95 once in a thousand honest cases.</summary>
    public static double Kolmogorov(double[] samples, Func<double, double> cumulative)
    {
        Array.Sort(samples);
        var most = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var expected = cumulative(samples[i]);
            most = Math.Max(most, Math.Max(Math.Abs(expected - ((double)i / samples.Length)), Math.Abs(expected - ((double)(i + 1) / samples.Length))));
        }

        return most * Math.Sqrt(samples.Length);
    }

    /// <summary>Deviations of a count from its expectation, in standard deviations.</summary>
    public static double Deviations(long count, long trials, double probability) =>
        (count - (trials * probability)) / Math.Sqrt(trials * probability * (1 - probability));
}
