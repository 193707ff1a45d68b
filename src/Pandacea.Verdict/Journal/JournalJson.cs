using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Journal;

/// <summary>How journal lines are written and read: one JSON object a line, camelCase, nulls left out, <c>kind</c> first.</summary>
public static class JournalJson
{
    private static readonly JournalJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    });

    private static readonly Dictionary<Type, string> KindByType = Context.JournalRecord.PolymorphismOptions!.DerivedTypes
        .ToDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!);

    /// <summary>Every kind of record that this version knows.</summary>
    public static IReadOnlySet<string> Kinds { get; } = KindByType.Values.ToHashSet(StringComparer.Ordinal);

    /// <summary>The value of <c>kind</c> of a record.</summary>
    public static string KindOf(JournalRecord record) => KindByType[record.GetType()];

    /// <summary>The line of a record, without its newline.</summary>
    public static byte[] Line(JournalRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Context.JournalRecord);

    /// <summary>The record of a line.</summary>
    /// <exception cref="JsonException">The line is not a record of a known kind, or lacks what such a record has; the message names the field.</exception>
    public static JournalRecord Parse(ReadOnlySpan<byte> line)
    {
        if (NullIn(line) is { } field)
        {
            throw new JsonException($"{field} is null.");
        }

        return JsonSerializer.Deserialize(line, Context.JournalRecord)!;
    }

    /// <summary>Nulls are left out when a line is written, so that one that holds a null was not: what judges rely upon is there, or the line is damaged.</summary>
    private static string? NullIn(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("null"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(line);
        var fields = new Dictionary<int, string> { [0] = "the line" };
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Null:
                    return fields[reader.CurrentDepth];
                case JsonTokenType.PropertyName:
                    fields[reader.CurrentDepth] = reader.GetString()!;
                    break;
                case JsonTokenType.StartArray:
                    fields[reader.CurrentDepth + 1] = fields[reader.CurrentDepth];
                    break;
            }
        }

        return null;
    }
}
