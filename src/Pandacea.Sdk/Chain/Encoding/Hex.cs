using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>Hex as JSON-RPC writes it: bytes and quantities with 0x, in lower case.</summary>
internal static class Hex
{
    public static string Encode(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    public static byte[] Decode(string text) =>
        TryDecode(text, out var bytes) ? bytes : throw new FormatException("Not hex.");

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var digits = Digits(text);
        bytes = new byte[digits.Length / 2];
        return digits.Length % 2 == 0
            && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    public static string Quantity(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var digits = value.ToString("x").TrimStart('0');
        return digits.Length == 0 ? "0x0" : "0x" + digits;
    }

    /// <summary>A JSON-RPC quantity. The leading zero keeps the parser from reading a sign.</summary>
    public static BigInteger ToInteger(string quantity) =>
        BigInteger.Parse("0" + Digits(quantity).ToString(), NumberStyles.AllowHexSpecifier);

    public static ulong ToUInt64(string quantity) =>
        ulong.Parse(Digits(quantity), NumberStyles.AllowHexSpecifier);

    private static ReadOnlySpan<char> Digits(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? text.AsSpan(2) : text;
}
