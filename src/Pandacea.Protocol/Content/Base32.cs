namespace Pandacea.Protocol.Content;

/// <summary>Base32 of RFC 4648 in lower case, without padding.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int BitsOfLetter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = new char[((bytes.Length * 8) + BitsOfLetter - 1) / BitsOfLetter];
        var (bits, count, next) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (count < BitsOfLetter)
            {
                // The last letter is filled up with zeros.
                bits = (bits << 8) | (next < bytes.Length ? bytes[next++] : 0);
                count += 8;
            }

            count -= BitsOfLetter;
            text[i] = Alphabet[(bits >> count) & 0x1f];
        }

        return new string(text);
    }

    /// <summary>Decodes text that fills <paramref name="bytes"/> exactly.</summary>
    /// <returns>False: a letter is none of base32, the length differs, or the spare bits are not zero.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length != ((bytes.Length * 8) + BitsOfLetter - 1) / BitsOfLetter)
        {
            return false;
        }

        var (bits, count, next) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            bits = ((bits << BitsOfLetter) | value) & 0xfff;
            count += BitsOfLetter;
            if (count >= 8)
            {
                count -= 8;
                bytes[next++] = (byte)(bits >> count);
            }
        }

        return (bits & ((1 << count) - 1)) == 0;
    }
}
