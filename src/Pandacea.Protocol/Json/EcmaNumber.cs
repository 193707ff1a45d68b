using System.Globalization;

namespace Pandacea.Protocol.Json;

/// <summary>Numbers as ECMAScript writes them (ECMA-262, Number::toString).</summary>
internal static class EcmaNumber
{
    private const int LongestPlain = 21;
    private const int MostLeadingZeros = 6;

    public static string Format(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        // .NET has the same shortest digits; only where the point stands, and when there is an exponent, differs.
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var (whole, fraction) = parts[0].Split('.') is [var left, var right] ? (left, right) : (parts[0], "");
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var all = whole + fraction;
        var digits = all.TrimStart('0');
        var point = whole.Length + exponent - (all.Length - digits.Length);
        return (value < 0 ? "-" : "") + Layout(digits.TrimEnd('0'), point);
    }

    /// <param name="digits">Without zeros at either end.</param>
    /// <param name="point">Where the point stands: after so many of the digits.</param>
    private static string Layout(string digits, int point) => point switch
    {
        > LongestPlain or <= -MostLeadingZeros => Scientific(digits, point - 1),
        <= 0 => "0." + new string('0', -point) + digits,
        _ when digits.Length <= point => digits + new string('0', point - digits.Length),
        _ => digits[..point] + "." + digits[point..],
    };

    private static string Scientific(string digits, int exponent) =>
        (digits.Length == 1 ? digits : digits[..1] + "." + digits[1..])
        + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
}
