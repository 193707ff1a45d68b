using System.Text.Json;
using Pandacea.Protocol.Json;

namespace Pandacea.Protocol.Compute;

/// <summary>Descriptions of computations as content.</summary>
public static class ComputationContent
{
    /// <summary>The longest that is read.</summary>
    public const int MaxBytes = 64 << 10;

    /// <summary>Canonical JSON: the same computation has the same CID.</summary>
    public static byte[] Write(ComputationDocument document) =>
        CanonicalJson.Of(JsonSerializer.SerializeToElement(document, ComputationJson.Default.ComputationDocument));

    /// <summary>Reads a description.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="document">Null if it is none.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? Read(ReadOnlySpan<byte> utf8, out ComputationDocument? document)
    {
        document = null;
        try
        {
            document = JsonSerializer.Deserialize(utf8, ComputationJson.Default.ComputationDocument);
            return document is null ? "A computation is a JSON object."
                : document.Variables.Any(variable => variable is null) ? "variables: must be names."
                : null;
        }
        catch (JsonException error)
        {
            return JsonProblem.Describe(error);
        }
    }
}
