namespace Pandacea.Drills.Definition.Values;

/// <summary>Thresholds that name their direction: <c>&gt;= 99%</c>, <c>&lt; 100ms</c>.</summary>
internal static class ComparisonText
{
    /// <summary><c>&gt;= 99%</c>, as a share 0..1.</summary>
    public static Parsed<double> AtLeastShare(string text)
    {
        if (!text.StartsWith(">=", StringComparison.Ordinal) || !text.EndsWith('%'))
        {
            return Parsed<double>.Wrong($"'{text}' is not a lower bound in percent. Write for example \">= 99%\".");
        }

        var percent = NumberText.Percent(text[2..].Trim());
        return percent.Error is null ? percent.Value / 100 : percent;
    }

    /// <summary><c>&lt; 100ms</c>.</summary>
    public static Parsed<TimeSpan> BelowDuration(string text) =>
        text.StartsWith('<') && !text.StartsWith("<=", StringComparison.Ordinal)
            ? DurationText.Positive(text[1..].Trim())
            : Parsed<TimeSpan>.Wrong($"'{text}' is not an upper bound in time. Write for example \"< 100ms\".");
}
