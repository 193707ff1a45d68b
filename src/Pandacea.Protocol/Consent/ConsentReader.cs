using System.Text.Json;
using Pandacea.Protocol.Json;

namespace Pandacea.Protocol.Consent;

/// <summary>Reads consent manifests strictly: what cannot be understood is no consent.</summary>
public static class ConsentReader
{
    /// <summary>How long a manifest may be.</summary>
    public const int MostBytes = 64 << 10;

    private const int LongestText = 4096;
    private const int MostItems = 256;
    private const int MaxDepth = 32;
    private const string HashMember = "hash";

    /// <summary>The hash that a manifest must carry.</summary>
    /// <exception cref="JsonException">It is no JSON that has a canonical form.</exception>
    public static string HashOf(JsonElement manifest) => CanonicalJson.Hash(manifest, HashMember);

    /// <summary>Reads one; all problems are named at once, as far as it can be read at all.</summary>
    public static ConsentReading Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return new(null, [$"A consent manifest has at most {MostBytes} bytes."]);
        }

        try
        {
            using var document = StrictJson.Parse(utf8, MaxDepth);
            if (document.RootElement.Deserialize(ConsentJson.Default.ConsentManifest) is not { } manifest)
            {
                return new(null, ["A consent manifest is a JSON object."]);
            }

            var problems = Problems(manifest, HashOf(document.RootElement));
            return problems.Count > 0 ? new(null, problems) : new(manifest with { Metadata = manifest.Metadata?.Clone() }, []);
        }
        catch (JsonException error)
        {
            return new(null, [JsonProblem.Describe(error)]);
        }
    }

    private static List<string> Problems(ConsentManifest manifest, string hash)
    {
        var problems = new List<string>();
        Text(problems, "subject_id", manifest.SubjectId);
        Text(problems, "data_product_id", manifest.DataProductId);
        Text(problems, "terms.purpose", manifest.Terms.Purpose);
        Text(problems, "terms.retention", manifest.Terms.Retention);
        Text(problems, "terms.revocation", manifest.Terms.Revocation);
        Texts(problems, "terms.data_types", manifest.Terms.DataTypes);
        Texts(problems, "terms.processing_methods", manifest.Terms.ProcessingMethods);
        Texts(problems, "terms.third_parties", manifest.Terms.ThirdParties);
        if (manifest.Status is not (null or ConsentStatuses.Active or ConsentStatuses.Revoked or ConsentStatuses.Expired))
        {
            problems.Add($"status: must be {ConsentStatuses.Active}, {ConsentStatuses.Revoked} or {ConsentStatuses.Expired}.");
        }

        if (manifest.Version is { } version)
        {
            Text(problems, "version", version);
        }

        if (manifest.Metadata is { ValueKind: not JsonValueKind.Object })
        {
            problems.Add("metadata: must be an object.");
        }

        if (manifest.ExpiresAt <= manifest.CreatedAt)
        {
            problems.Add("expires_at: must be after created_at.");
        }

        if (manifest.Hash != hash)
        {
            problems.Add("hash: does not belong to what the manifest says.");
        }

        return problems;
    }

    private static void Text(List<string> problems, string field, string value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > LongestText)
        {
            problems.Add($"{field}: must be 1 to {LongestText} characters that are not all blank.");
        }
    }

    private static void Texts(List<string> problems, string field, IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            return;
        }

        if (values.Count > MostItems)
        {
            problems.Add($"{field}: has more than {MostItems} items.");
        }

        foreach (var (index, value) in values.Take(MostItems).Index())
        {
            Text(problems, $"{field}[{index}]", value);
        }
    }
}
