using System.Globalization;
using System.Text;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>Puts a request on the wire as HTTP says, or otherwise.</summary>
internal static class FuzzFraming
{
    private const string End = "\r\n";

    public static byte[] Write(Framing framing, string method, string target, List<(string Name, string Value)> headers, byte[] body)
    {
        var line = $"{method} {Target(framing, target)} {Version(framing)}".TrimEnd(' ');
        line = framing == Framing.NulInRequestLine ? line.Insert(line.Length / 2, "\0") : line;
        List<string> lines = [line, .. headers.Where(header => framing != Framing.NoHost || header.Name != "Host").Select(header => $"{header.Name}: {header.Value}")];
        lines.AddRange(Lengths(framing, body.Length));
        lines.AddRange(Oddities(framing));
        var head = string.Join(framing == Framing.BareLineFeeds ? "\n" : End, lines) + (framing == Framing.BareLineFeeds ? "\n\n" : End + End);
        byte[] whole = [.. Encoding.Latin1.GetBytes(head), .. Body(framing, body)];
        return framing switch
        {
            Framing.Http09 => Encoding.Latin1.GetBytes(line + End),
            Framing.Http2Preface => [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0],
            Framing.Twice => [.. whole, .. whole],
            Framing.EmptyLinesFirst => [.. "\r\n\r\n"u8, .. whole],
            Framing.OnlyHalf => whole[..(whole.Length / 2)],
            _ => whole,
        };
    }

    private static string Target(Framing framing, string target) => framing switch
    {
        Framing.AbsoluteTarget => "http://elsewhere" + target,
        Framing.AsteriskTarget => "*",
        _ => target,
    };

    private static string Version(Framing framing) => framing switch
    {
        Framing.Http10 => "HTTP/1.0",
        Framing.Http09 => "",
        Framing.Http2 => "HTTP/2.0",
        Framing.Http99 => "HTTP/9.9",
        _ => "HTTP/1.1",
    };

    private static string[] Lengths(Framing framing, int length) => framing switch
    {
        Framing.Chunked or Framing.ChunksOfOne or Framing.ChunkExtensionsAndTrailers or Framing.ChunkSizeIsNone or Framing.ChunkSizeIsHuge or Framing.ChunksWithoutEnd => ["Transfer-Encoding: chunked"],
        Framing.LengthTooLarge => [Length(length + 100)],
        Framing.LengthTooSmall => [Length(length / 2)],
        Framing.LengthNegative => [Length(-1)],
        Framing.LengthIsNone => ["Content-Length: 1x"],
        Framing.LengthHuge => ["Content-Length: 9223372036854775808"],
        Framing.TwoLengths => [Length(length), Length(length + 1)],
        Framing.LengthAndChunked => [Length(length), "Transfer-Encoding: chunked"],
        Framing.UnknownCoding => ["Transfer-Encoding: rot13"],
        _ => length > 0 ? [Length(length)] : [],
    };

    private static string[] Oddities(Framing framing) => framing switch
    {
        Framing.FoldedHeader => ["X-Folded: a", " b"],
        Framing.SpaceBeforeColon => ["X-Spaced : a"],
        Framing.NoColon => ["no colon in here"],
        Framing.TwoHosts => ["Host: another"],
        Framing.ChunkExtensionsAndTrailers => ["Trailer: X-After"],
        _ => [],
    };

    private static byte[] Body(Framing framing, byte[] body) => framing switch
    {
        Framing.Chunked or Framing.LengthAndChunked => [.. Chunk(body), .. "0\r\n\r\n"u8],
        Framing.ChunksOfOne => [.. body.Take(500).SelectMany(one => Chunk([one])), .. Chunk([.. body.Skip(500)]), .. "0\r\n\r\n"u8],
        Framing.ChunkExtensionsAndTrailers => [.. Chunk(body, ";name=\"value\""), .. "0\r\nX-After: 1\r\nX-Pandacea-Peer-ID: me\r\n\r\n"u8],
        Framing.ChunkSizeIsNone => [.. "zz\r\n"u8, .. body, .. "\r\n0\r\n\r\n"u8],
        Framing.ChunkSizeIsHuge => [.. "FFFFFFFFFFFFFFFF\r\n"u8, .. body],
        Framing.ChunksWithoutEnd => [.. Chunk(body)],
        _ => body,
    };

    private static byte[] Chunk(byte[] bytes, string extension = "") => bytes.Length == 0
        ? []
        : [.. Encoding.Latin1.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + extension + End), .. bytes, .. "\r\n"u8];

    private static string Length(int length) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}");
}
