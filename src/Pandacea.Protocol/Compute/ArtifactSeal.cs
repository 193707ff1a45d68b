using System.Text.Json;
using Pandacea.Protocol.Json;

namespace Pandacea.Protocol.Compute;

/// <summary>Puts the hash into artifacts, and checks it.</summary>
public static class ArtifactSeal
{
    private const int MaxDepth = 32;
    private const string HashMember = "hash";

    /// <summary>The canonical JSON of an artifact, its hash included; the same artifact always gives the same bytes.</summary>
    public static byte[] Seal(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        var bare = JsonSerializer.SerializeToElement(artifact, ArtifactJson.Default.Artifact);
        var hash = CanonicalJson.Hash(bare, HashMember);
        return CanonicalJson.Of(JsonSerializer.SerializeToElement(artifact with { Hash = hash }, ArtifactJson.Default.Artifact));
    }

    /// <summary>Reads an artifact and checks its hash over exactly what it says, not over what was understood of it.</summary>
    /// <param name="utf8">The JSON, canonical or not.</param>
    /// <param name="artifact">The artifact; null if it is none.</param>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static string? Open(ReadOnlySpan<byte> utf8, out Artifact? artifact)
    {
        artifact = null;
        try
        {
            using var document = StrictJson.Parse(utf8, MaxDepth);
            var read = document.RootElement.Deserialize(ArtifactJson.Default.Artifact);
            if (read is null)
            {
                return "An artifact is a JSON object.";
            }

            if (read.Hash != CanonicalJson.Hash(document.RootElement, HashMember))
            {
                return "hash: does not belong to what the artifact says.";
            }

            // The document's memory goes with it.
            artifact = read with { Model = read.Model.Clone() };
            return null;
        }
        catch (JsonException error)
        {
            return JsonProblem.Describe(error);
        }
    }
}
