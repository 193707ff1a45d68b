using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Sdk.Chain;

/// <summary>One line of an outbox file: a transaction added, or the hash of one resolved.</summary>
internal sealed partial record OutboxLine
{
    public SignedTransaction? Added { get; init; }

    public string? Resolved { get; init; }

    public TransactionFate? Fate { get; init; }

    public static OutboxLine Of(SignedTransaction transaction) => new() { Added = transaction };

    public static OutboxLine Of(string hash, TransactionFate fate) => new() { Resolved = hash, Fate = fate };

    /// <returns>Null for a line that is not as it was written: the hash of the bytes is the check sum.</returns>
    public static OutboxLine? Parse(string text)
    {
        try
        {
            var line = JsonSerializer.Deserialize(text, Format.Default.OutboxLine);
            return line is { Added.IsIntact: true, Resolved: null } or { Added: null, Resolved: not null, Fate: not null } ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Format.Default.OutboxLine) + "\n");

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UseStringEnumConverter = true)]
    [JsonSerializable(typeof(OutboxLine))]
    internal sealed partial class Format : JsonSerializerContext;
}
