namespace Pandacea.Agent.Http.Disputes;

/// <summary>Reads the items of an RLP list, strictly enough for transactions.</summary>
internal static class RlpReader
{
    private const int Longest = 64 * 1024;

    /// <summary>The ranges of the list's items, headers included, and of their contents; null if the bytes are no list of all of them.</summary>
    public static List<(Range Whole, Range Content)>? Items(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > Longest || bytes[0] < 0xC0 || Header(bytes) is not { } list || list.Start + list.Length != bytes.Length)
        {
            return null;
        }

        var items = new List<(Range, Range)>();
        for (var at = list.Start; at < bytes.Length;)
        {
            if (Header(bytes[at..]) is not { } item)
            {
                return null;
            }

            items.Add((at..(at + item.Start + item.Length), (at + item.Start)..(at + item.Start + item.Length)));
            at += item.Start + item.Length;
        }

        return items;
    }

    /// <summary>A list of items that are encoded already.</summary>
    public static byte[] List(ReadOnlySpan<byte> content)
    {
        if (content.Length < 56)
        {
            return [(byte)(0xC0 + content.Length), .. content];
        }

        var length = content.Length <= byte.MaxValue ? [(byte)content.Length] : new[] { (byte)(content.Length >> 8), (byte)content.Length };
        return [(byte)(0xF7 + length.Length), .. length, .. content];
    }

    private static (int Start, int Length)? Header(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        var (start, length) = first switch
        {
            < 0x80 => (0, 1),
            < 0xB8 => (1, first - 0x80),
            < 0xC0 => LongHeader(bytes, first - 0xB7),
            < 0xF8 => (1, first - 0xC0),
            _ => LongHeader(bytes, first - 0xF7),
        };
        return length < 0 || length > bytes.Length - start ? null : (start, length);
    }

    private static (int Start, int Length) LongHeader(ReadOnlySpan<byte> bytes, int size)
    {
        if (size > 2 || bytes.Length < 1 + size)
        {
            return (0, -1);
        }

        var length = size == 1 ? bytes[1] : (bytes[1] << 8) | bytes[2];
        return (1 + size, length);
    }
}
