using System.Globalization;
using System.Text.RegularExpressions;

namespace Pandacea.Drills.Definition.Values;

/// <summary>Durations such as <c>800ms</c>, <c>5s</c>, <c>1.5s</c> and <c>2m</c>.</summary>
internal static partial class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>More than nothing, at most an hour.</summary>
    public static Parsed<TimeSpan> Positive(string text) => Parse(text, zero: false);

    /// <summary>Nothing (<c>0</c> needs no unit), or at most an hour.</summary>
    public static Parsed<TimeSpan> ZeroOrMore(string text) => Parse(text, zero: true);

    public static string Format(TimeSpan duration) => duration switch
    {
        { Ticks: 0 } => "0s",
        _ when duration >= TimeSpan.FromHours(1) && duration.Ticks % TimeSpan.TicksPerHour == 0 =>
            string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0}h"),
        _ when duration < TimeSpan.FromSeconds(1) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.###}ms"),
        _ when duration >= TimeSpan.FromMinutes(1) && duration.Ticks % TimeSpan.TicksPerMinute == 0 =>
            string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###}s"),
    };

    private static Parsed<TimeSpan> Parse(string text, bool zero)
    {
        if (zero && text == "0")
        {
            return TimeSpan.Zero;
        }

        var match = Shape().Match(text);
        if (!match.Success || !double.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Parsed<TimeSpan>.Wrong($"'{text}' is not a duration. Write for example 5s, 500ms or 1m.");
        }

        if (!match.Groups["unit"].Success)
        {
            return Parsed<TimeSpan>.Wrong($"'{text}' has no unit. Write {text}s, {text}ms or {text}m.");
        }

        var milliseconds = number * match.Groups["unit"].Value switch { "ms" => 1, "s" => 1_000, "m" => 60_000, _ => 3_600_000 };
        return milliseconds switch
        {
            < 0 => Parsed<TimeSpan>.Wrong($"'{text}' is negative. A duration is more than 0 and at most 1h."),
            0 when !zero => Parsed<TimeSpan>.Wrong($"'{text}' is no time at all. A duration is more than 0 and at most 1h."),
            _ when milliseconds > Longest.TotalMilliseconds => Parsed<TimeSpan>.Wrong($"'{text}' is too long. A duration is at most 1h."),
            _ => TimeSpan.FromMilliseconds(milliseconds),
        };
    }

    [GeneratedRegex(@"^(?<number>-?\d{1,12}(\.\d{1,6})?) ?(?<unit>ms|s|m|h)?\z")]
    private static partial Regex Shape();
}
