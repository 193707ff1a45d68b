using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pandacea.Protocol.Json;

/// <summary>JSON in the one form that both ends hash: the JSON Canonicalization Scheme, RFC 8785.</summary>
/// <remarks>Numbers are IEEE doubles, as the scheme has it: whole numbers beyond 2^53 belong into strings.</remarks>
public static class CanonicalJson
{
    private const int MaxDepth = 64;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The canonical form of a JSON text.</summary>
    /// <exception cref="JsonException">It is no JSON, has duplicate names, a number beyond doubles, or a lone surrogate.</exception>
    public static byte[] Of(ReadOnlySpan<byte> utf8)
    {
        using var document = StrictJson.Parse(utf8, MaxDepth);
        return Of(document.RootElement);
    }

    /// <summary>The canonical form of a value.</summary>
    /// <param name="value">What is to be written.</param>
    /// <param name="without">A member of the outermost object that is left out.</param>
    /// <exception cref="JsonException">It has a number beyond doubles or a lone surrogate.</exception>
    public static byte[] Of(JsonElement value, string? without = null)
    {
        try
        {
            var text = new StringBuilder();
            Write(text, value, without);
            return Strict.GetBytes(text.ToString());
        }
        catch (Exception error) when (error is EncoderFallbackException or InvalidOperationException)
        {
            throw new JsonException("A string has half of a surrogate pair.", error);
        }
    }

    /// <summary>SHA-256 of the canonical form in lower case hex, for objects that carry their own hash.</summary>
    /// <param name="value">An object.</param>
    /// <param name="without">The member that is left out: the hash itself.</param>
    /// <exception cref="JsonException">It has a number beyond doubles or a lone surrogate.</exception>
    public static string Hash(JsonElement value, string? without = null) => Convert.ToHexStringLower(SHA256.HashData(Of(value, without)));

    private static void Write(StringBuilder text, JsonElement value, string? without = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value, without);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    text.Append(first ? "" : ",");
                    Write(text, item);
                    first = false;
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                var number = value.GetDouble();
                text.Append(double.IsFinite(number) ? EcmaNumber.Format(number) : throw new JsonException($"{value.GetRawText()} is beyond the range of doubles."));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value, string? without)
    {
        text.Append('{');
        var first = true;

        // Ordinal order is the order of UTF-16 units, as the scheme wants it.
        foreach (var member in value.EnumerateObject().Where(member => member.Name != without).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            text.Append(first ? "" : ",");
            WriteString(text, member.Name);
            text.Append(':');
            Write(text, member.Value);
            first = false;
        }

        text.Append('}');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(unit),
            };
        }

        text.Append('"');
    }
}
