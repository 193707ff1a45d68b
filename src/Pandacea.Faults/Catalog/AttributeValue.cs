using System.Globalization;

namespace Pandacea.Faults.Catalog;

/// <summary>Reads the text of an attribute.</summary>
public static class AttributeValue
{
    private static readonly (string Suffix, double Factor)[] Durations = [("ms", 1), ("s", 1000), ("m", 60_000), ("", 1)];

    private static readonly (string Suffix, double Factor)[] Rates = [("KB/s", 1), ("MB/s", 1000), ("", 1)];

    private static readonly (string Suffix, double Factor)[] Numbers = [("", 1)];

    /// <summary>The number that <paramref name="text"/> stands for: milliseconds, KB/s or the plain number.</summary>
    /// <returns>False if it is not one of that kind.</returns>
    public static bool TryRead(AttributeKind kind, string text, out double value)
    {
        var units = kind switch
        {
            AttributeKind.Duration => Durations,
            AttributeKind.Rate => Rates,
            _ => Numbers,
        };
        foreach (var (suffix, factor) in units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
                && double.IsFinite(value))
            {
                value *= factor;
                return kind != AttributeKind.Number || value == Math.Truncate(value);
            }
        }

        value = 0;
        return false;
    }

    /// <summary>What <see cref="TryRead"/> understands, for people.</summary>
    public static string Form(AttributeKind kind) => kind switch
    {
        AttributeKind.Duration => "a time such as 800ms, 5s or 1m",
        AttributeKind.Rate => "a rate such as 100KB/s or a number of KB/s",
        AttributeKind.Number => "a whole number",
        _ => "text",
    };
}
