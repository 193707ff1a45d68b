using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pandacea.Protocol.Agent;

/// <summary>How long a lease lasts: a whole number and a unit, <c>24h</c>, <c>90m</c>, <c>7d</c>, <c>30s</c>.</summary>
public static class LeaseDuration
{
    /// <summary>The longest.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromDays(3650);

    /// <summary>The duration as text, in hours if it can be said in hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a whole number of seconds, or not between one second and <see cref="Max"/>.</exception>
    public static string Format(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero || duration > Max || duration.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"A lease lasts whole seconds, from 1 to {Max.TotalSeconds}.");
        }

        var seconds = duration.Ticks / TimeSpan.TicksPerSecond;
        return string.Create(CultureInfo.InvariantCulture, $"{(seconds % 3600 == 0 ? $"{seconds / 3600}h" : seconds % 60 == 0 ? $"{seconds / 60}m" : $"{seconds}s")}");
    }

    /// <summary>Reads a duration, more than nothing and at most <see cref="Max"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is not { Length: >= 2 and <= 12 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || SecondsOf(text[^1]) is not { } unit
            || count < 1
            || count > (long)Max.TotalSeconds / unit)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(count * unit);
        return true;
    }

    private static long? SecondsOf(char unit) => unit switch
    {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86_400,
        _ => null,
    };
}
