using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Pandacea.Protocol.Agent;

/// <summary>Amounts as decimal text, because they do not fit the numbers of JSON.</summary>
public static class Wei
{
    private const int MaxDigits = 78;
    private static readonly BigInteger Max = (BigInteger.One << 256) - 1;

    /// <summary>The amount as text.</summary>
    public static string Format(BigInteger amount) => amount.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an amount: digits only, no leading zero, at most 2^256 - 1.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BigInteger amount)
    {
        amount = default;
        return text is { Length: > 0 and <= MaxDigits }
            && (text[0] != '0' || text.Length == 1)
            && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out amount)
            && amount <= Max;
    }
}
