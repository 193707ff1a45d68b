using System.Globalization;
using System.Text;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>One answer as it came over the wire.</summary>
internal sealed record FuzzAnswer(int Status, ILookup<string, string> Headers, byte[] Body, bool IsWhole)
{
    private const int Interim = 100;

    /// <summary>The answers in what was received so far; the last one may not be whole.</summary>
    public static List<FuzzAnswer> ReadAll(byte[] received, bool bodiless)
    {
        var answers = new List<FuzzAnswer>();
        for (var at = 0; at < received.Length;)
        {
            var end = received.AsSpan(at).IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                break;
            }

            var lines = Encoding.Latin1.GetString(received, at, end).Split("\r\n");
            at += end + 4;
            var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
            if (status == Interim)
            {
                continue;
            }

            var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToLookup(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
            var body = headers["Transfer-Encoding"].Contains("chunked") ? Chunks(received, ref at) : Counted(received, headers, bodiless, ref at);
            answers.Add(new(status, headers, body ?? [], body is not null));
        }

        return answers;
    }

    private static byte[]? Counted(byte[] received, ILookup<string, string> headers, bool bodiless, ref int at)
    {
        var length = bodiless ? 0 : int.Parse(headers["Content-Length"].SingleOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var start = at;
        at = Math.Min(received.Length, at + length);
        return received.Length - start >= length ? received[start..at] : null;
    }

    private static byte[]? Chunks(byte[] received, ref int at)
    {
        var body = new List<byte>();
        while (received.AsSpan(at).IndexOf("\r\n"u8) is >= 0 and var end)
        {
            var length = int.Parse(Encoding.Latin1.GetString(received, at, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            at += end + 2;
            if (received.Length < at + length + 2)
            {
                break;
            }

            body.AddRange(received.AsSpan(at, length));
            at += length + 2;
            if (length == 0)
            {
                return [.. body];
            }
        }

        at = received.Length;
        return null;
    }
}
