namespace Pandacea.Protocol;

/// <summary>Base58 with Bitcoin's alphabet (base58btc without its multibase prefix).</summary>
internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0) is var first and >= 0 ? first : bytes.Length;
        var digits = new List<int>(bytes.Length * 2);
        foreach (var value in bytes[zeros..])
        {
            var carry = (int)value;
            for (var i = 0; i < digits.Count; i++)
            {
                carry += digits[i] << 8;
                (carry, digits[i]) = Math.DivRem(carry, 58);
            }

            for (; carry > 0; carry /= 58)
            {
                digits.Add(carry % 58);
            }
        }

        digits.Reverse();
        return new string(Alphabet[0], zeros) + string.Concat(digits.Select(digit => Alphabet[digit]));
    }

    /// <summary>Decodes a number into a buffer of fixed size, big endian.</summary>
    /// <returns>False: a character is none of base58, or the number does not fit.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        bytes.Clear();
        foreach (var letter in text)
        {
            var carry = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (carry < 0)
            {
                return false;
            }

            for (var i = bytes.Length - 1; i >= 0; i--)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)carry;
                carry >>= 8;
            }

            if (carry > 0)
            {
                return false;
            }
        }

        return true;
    }
}
