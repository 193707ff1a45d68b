using System.Globalization;
using System.Text.RegularExpressions;

namespace Pandacea.Drills.Definition.Values;

/// <summary>Counts, shares and rates.</summary>
internal static partial class NumberText
{
    private const double LargestRate = 10_000;

    public static Func<string, Parsed<int>> Count(int min, int max) => text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= min && count <= max
            ? count
            : Parsed<int>.Wrong(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a whole number from {min} to {max}."));

    public static Func<string, Parsed<double>> Number(double min, double max) => text =>
        TryNumber(text, out var number) && number >= min && number <= max
            ? number
            : Parsed<double>.Wrong(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a number from {min} to {max}."));

    /// <summary><c>60</c> or <c>60%</c>, as 0..100.</summary>
    public static Parsed<double> Percent(string text) =>
        TryNumber(text.EndsWith('%') ? text[..^1].TrimEnd() : text, out var percent) && percent is > 0 and <= 100
            ? percent
            : Parsed<double>.Wrong($"'{text}' is not a percentage. Write a number more than 0 and at most 100, for example 60.");

    /// <summary><c>10/s</c> or <c>90/m</c>, as a number per second.</summary>
    public static Parsed<double> Rate(string text)
    {
        var match = RateShape().Match(text);
        if (!match.Success)
        {
            return Parsed<double>.Wrong(TryNumber(text, out _)
                ? $"'{text}' has no unit. Write {text}/s or {text}/m."
                : $"'{text}' is not a rate. Write for example 10/s or 90/m.");
        }

        var rate = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) / (match.Groups["unit"].Value == "s" ? 1 : 60);
        return rate is > 0 and <= LargestRate
            ? rate
            : Parsed<double>.Wrong($"'{text}' is out of range. A rate is more than 0/s and at most 10000/s.");
    }

    public static string Format(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool TryNumber(string text, out double number) => double.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"^(?<number>\d{1,9}(\.\d{1,6})?) ?/ ?(?<unit>s|m)\z")]
    private static partial Regex RateShape();
}
