using System.Text;

namespace Pandacea.Faults.Http;

/// <summary>Looks headers up in the bytes of a head.</summary>
internal static class HttpHead
{
    /// <summary>Value of the header <paramref name="name"/> (lower case); empty if it is not there.</summary>
    public static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        for (var at = head.IndexOf("\r\n"u8); at >= 0; at = head.IndexOf("\r\n"u8))
        {
            head = head[(at + 2)..];
            if (head.Length > name.Length && head[name.Length] == ':' && Ascii.EqualsIgnoreCase(head[..name.Length], name))
            {
                var value = head[(name.Length + 1)..];
                return value[..value.IndexOf("\r\n"u8)].Trim(" \t"u8);
            }
        }

        return [];
    }

    /// <summary>The same as text; null if it is not there.</summary>
    public static string? Text(ReadOnlySpan<byte> head, string name)
    {
        Span<byte> bytes = stackalloc byte[name.Length];
        Encoding.ASCII.GetBytes(name, bytes);
        var value = Header(head, bytes);
        return value.IsEmpty ? null : Encoding.Latin1.GetString(value);
    }
}
