using System.Globalization;

namespace Pandacea.Ipfs.Rpc;

/// <summary>Durations as Go writes them: <c>300ms</c>, <c>1.5h</c>, <c>2h45m</c>. Source: time.ParseDuration.</summary>
internal static class GoDuration
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var sign = text.StartsWith('-') ? -1 : 1;
        var rest = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        if (rest is "0")
        {
            return true;
        }

        var seconds = 0.0;
        for (var isFirst = true; isFirst || rest.Length > 0; isFirst = false)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny("0123456789.") is var next and >= 0 ? next : rest.Length;
            var unit = rest[..letters].ToString();
            if (Array.Find(Units, known => known.Unit == unit) is not { Unit: not null } found)
            {
                return false;
            }

            seconds += number * found.Seconds;
            rest = rest[letters..];
        }

        // Go has no longer one than 292 years.
        if (seconds > long.MaxValue / 1e9)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(sign * seconds);
        return true;
    }
}
