using System.Globalization;

namespace Pandacea.Verdict.Judging;

/// <summary>Journal times are nanoseconds since the run's start; people read seconds and milliseconds.</summary>
internal static class Ns
{
    public static long FromMs(double ms) => (long)(ms * 1e6);

    public static double ToMs(long ns) => ns / 1e6;

    /// <summary>An instant of the run.</summary>
    public static string At(long ns) => "t+" + (ns / 1e9).ToString("0.000", CultureInfo.InvariantCulture) + " s";

    /// <summary>A length of time, in the unit that suits it.</summary>
    public static string Ms(double ms) => Math.Abs(ms) < 1000
        ? ms.ToString("0.#", CultureInfo.InvariantCulture) + " ms"
        : (ms / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " s";

    public static string Share(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
