using System.Text.Json;

namespace Pandacea.Faults.Http;

/// <summary>Finds the JSON-RPC method in the beginning of a body.</summary>
internal static class JsonRpcMethod
{
    /// <summary>The method of the first request in <paramref name="body"/>, which may be cut off anywhere; null if it is not in there.</summary>
    public static string? Find(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, default);
        var depth = LooksLikeBatch(body) ? 2 : 1;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth && reader.ValueTextEquals("method"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON: it has no method.
        }

        return null;
    }

    /// <summary>Whether more of the body could still show a method.</summary>
    public static bool MayFollow(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n"u8);
        return text.IsEmpty || text[0] is (byte)'{' or (byte)'[';
    }

    private static bool LooksLikeBatch(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8).StartsWith("["u8);
}
