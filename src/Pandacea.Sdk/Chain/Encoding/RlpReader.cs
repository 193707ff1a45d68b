namespace Pandacea.Sdk.Chain;

/// <summary>Reads the items of an RLP list, strictly enough for transactions.</summary>
internal static class RlpReader
{
    private const int Longest = 64 * 1024;

    /// <summary>An item of a list: as it is encoded, and what it holds.</summary>
    public readonly record struct Item(byte[] Encoded, byte[] Content);

    /// <summary>The list's items; null if the bytes are no list, or more or less than one.</summary>
    public static List<Item>? Items(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > Longest || bytes[0] < 0xC0 || Header(bytes) is not { } list || list.Start + list.Length != bytes.Length)
        {
            return null;
        }

        var items = new List<Item>();
        for (var at = list.Start; at < bytes.Length;)
        {
            if (Header(bytes[at..]) is not { } item)
            {
                return null;
            }

            var end = at + item.Start + item.Length;
            items.Add(new(bytes[at..end].ToArray(), bytes[(at + item.Start)..end].ToArray()));
            at = end;
        }

        return items;
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
