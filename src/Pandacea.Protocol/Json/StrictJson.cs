using System.Text.Json;

namespace Pandacea.Protocol.Json;

/// <summary>Parses JSON texts of others.</summary>
public static class StrictJson
{
    /// <summary>The document; names are not given twice, and nothing is nested more than <paramref name="maxDepth"/> deep.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        try
        {
            return JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("A name has half of a surrogate pair.", error);
        }
    }
}
