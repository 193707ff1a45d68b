using System.Text.Json;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Reads the values that nodes answer with; each has to name the content that was asked about.</summary>
internal static class KuboValues
{
    /// <summary>The answer of <c>block/put</c>.</summary>
    public static AttemptResult<bool> IsStored(ReadOnlyMemory<byte> body, Cid cid, int size) => Last<bool>(body, value =>
        Names(Text(value, "Key"), cid) && Number(value, "Size") == size
            ? true
            : new AttemptFailure(FailureKind.Altered, $"the node stored other bytes than those of block {cid}"));

    /// <summary>The answer of <c>block/stat</c>.</summary>
    public static AttemptResult<bool> IsThere(ReadOnlyMemory<byte> body, Cid cid) => Last<bool>(body, value =>
        Names(Text(value, "Key"), cid) ? true : KuboAnswer.Unreadable("it is about another block"));

    /// <summary>The answers of <c>pin/add</c> and <c>pin/rm</c>.</summary>
    public static AttemptResult<bool> IsPinned(ReadOnlyMemory<byte> body, Cid root) => Last<bool>(body, value =>
        value.TryGetProperty("Pins", out var pins) && pins.ValueKind == JsonValueKind.Array && pins.EnumerateArray().Any(pin => Names(Text(pin), root))
            ? true
            : KuboAnswer.Unreadable("it is about another pin"));

    /// <summary>The answer of <c>pin/ls</c> for one root.</summary>
    public static AttemptResult<KuboPin?> Pin(ReadOnlyMemory<byte> body, Cid root) => Last<KuboPin?>(body, value =>
    {
        if (value.TryGetProperty("Keys", out var keys) && keys.ValueKind == JsonValueKind.Object)
        {
            foreach (var key in keys.EnumerateObject())
            {
                if (Names(key.Name, root) && key.Value.ValueKind == JsonValueKind.Object && Text(key.Value, "Type") == "recursive")
                {
                    return new KuboPin(Text(key.Value, "Name") ?? "");
                }
            }
        }

        return KuboAnswer.Unreadable("it is about another pin");
    });

    /// <summary>Whether text was no JSON, or JSON whose strings are no text.</summary>
    public static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException;

    // Values come as lines; what comes before the last is progress.
    private static AttemptResult<T> Last<T>(ReadOnlyMemory<byte> body, Func<JsonElement, AttemptResult<T>> read)
    {
        var trimmed = body.Span.TrimEnd(" \r\n"u8);
        var line = body[(trimmed.LastIndexOf((byte)'\n') + 1)..trimmed.Length];
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : KuboAnswer.Unreadable("no JSON object");
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return KuboAnswer.Unreadable("no JSON", error);
        }
    }

    // The same block may be named by either version of CID.
    private static bool Names(string? text, Cid cid) => Cid.TryParse(text, out var named) && named.Hash == cid.Hash && named.Codec == cid.Codec;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? Text(member) : null;

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var value) ? value : null;
}
