using System.Globalization;

namespace Pandacea.Privacy;

/// <summary>What every plan asks of its numbers.</summary>
internal static class PlanRules
{
    private const double UsualDelta = 1e-5;
    private const double Grain = 1.0 / (1L << 40);

    /// <summary>The delta where none was chosen: 1e-5, but no more than 1 in twice the records.</summary>
    public static double DefaultDelta(long rows) => Math.Min(UsualDelta, 0.5 / Math.Max(1, rows));

    public static void Epsilon(List<string> problems, double epsilon) =>
        Require(problems, epsilon is > 0 and <= 1000, "epsilon", epsilon, "must be above 0, at most 1000");

    public static void Delta(List<string> problems, double delta, long rows) =>
        Require(problems, delta > 0 && delta * Math.Max(1, rows) < 1, "delta", delta, $"must be above 0 and below 1/{Text(Math.Max(1, rows))}, one in the number of records");

    public static void Noise(List<string> problems, double? noise, double least) =>
        Require(problems, noise is null || (noise >= least && noise <= 1 << 24), "noise_multiplier", noise ?? 0, $"must be from {Text(least)} to {1 << 24}");

    public static void Require(List<string> problems, bool right, string field, double value, string rule)
    {
        if (!right)
        {
            problems.Add($"{field} is {Text(value)} but {rule}.");
        }
    }

    /// <summary>Adds what it costs if it is more than what was asked for, or nothing: delta would cover it, and nobody counts deltas.</summary>
    public static void Budget(List<string> problems, double spent, double asked)
    {
        if (spent <= 0)
        {
            problems.Add($"epsilon is {Text(asked)} but with so much noise nothing would be spent, so nothing could be charged; ask for more, for less noise, or for a smaller delta.");
        }

        if (!(spent <= asked))
        {
            problems.Add($"epsilon is {Text(asked)} but with this noise_multiplier {Text(spent)} would be spent; ask for more, add noise, or leave noise_multiplier out.");
        }
    }

    public static void ThrowIfAny(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new PrivacyPlanException(problems);
        }
    }

    /// <summary>Up to a multiple of 2^-40: platforms whose logarithms differ in the last digit still agree.</summary>
    public static double Rounded(double epsilon) => double.IsFinite(epsilon) ? Math.Ceiling(epsilon / Grain) * Grain : epsilon;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
