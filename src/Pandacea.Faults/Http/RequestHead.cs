using System.Globalization;
using Pandacea.Protocol;

namespace Pandacea.Faults.Http;

/// <summary>What a request says about itself.</summary>
internal sealed record RequestHead(long At, string? Client, string? Call, int? Attempt, string? Probe, string? Method)
{
    public static RequestHead Read(ReadOnlySpan<byte> head, long at) => new(
        at,
        HttpHead.Text(head, WireHeaders.Client),
        HttpHead.Text(head, WireHeaders.Call),
        ReadAttempt(HttpHead.Text(head, WireHeaders.Attempt)),
        HttpHead.Text(head, WireHeaders.Probe),
        Method: null);

    public static int? ReadAttempt(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null;
}
