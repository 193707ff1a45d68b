using System.Text.Json;
using Pandacea.Protocol.Json;

namespace Pandacea.Drills.Verifying;

/// <summary>An artifact, read by its schema with code of its own.</summary>
/// <param name="JobId">Whose it says that it is.</param>
/// <param name="Hash">Hash that it comes to.</param>
/// <param name="Epsilon">Epsilon that it says.</param>
/// <param name="Private">Whether it says that it is private.</param>
/// <param name="Task">Task that it says.</param>
/// <param name="Problem">What is wrong with it; null: nothing.</param>
internal sealed record ArtifactReading(string? JobId, string? Hash, double? Epsilon, bool Private, string? Task, string? Problem)
{
    private const string HashMember = "hash";

    private static readonly (string Name, JsonValueKind[] Kinds)[] Required =
    [
        ("job_id", [JsonValueKind.String]),
        ("model", [JsonValueKind.Object]),
        ("epsilon", [JsonValueKind.Number, JsonValueKind.Null]),
        ("dp", [JsonValueKind.Object]),
        (HashMember, [JsonValueKind.String]),
        ("created_at", [JsonValueKind.String]),
    ];

    private static readonly (string Name, JsonValueKind[] Kinds)[] RequiredOfDp =
    [
        ("enabled", [JsonValueKind.True, JsonValueKind.False]),
        ("epsilon", [JsonValueKind.Number, JsonValueKind.Null]),
        ("clip", [JsonValueKind.Number]),
        ("noise_multiplier", [JsonValueKind.Number]),
    ];

    /// <summary>Reads; what is no artifact has a problem.</summary>
    public static ArtifactReading Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return Missing(root, Required, "") is { } missing ? Nothing(missing) : Read(root);
        }
        catch (JsonException error)
        {
            return Nothing(error.Message);
        }
    }

    private static ArtifactReading Nothing(string problem) => new(null, null, null, false, null, problem);

    private static ArtifactReading Read(JsonElement root)
    {
        var hash = CanonicalJson.Hash(root, HashMember);
        var epsilon = root.GetProperty("epsilon") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : (double?)null;
        var isPrivate = root.GetProperty("dp").TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True;
        var task = root.TryGetProperty("task", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        var problem = Missing(root.GetProperty("dp"), RequiredOfDp, "dp.")
            ?? (root.GetProperty(HashMember).GetString() == hash ? null : $"its hash says {root.GetProperty(HashMember).GetString()}, it comes to {hash}");
        return new(root.GetProperty("job_id").GetString(), hash, epsilon, isPrivate, task, problem);
    }

    private static string? Missing(JsonElement of, (string Name, JsonValueKind[] Kinds)[] required, string prefix)
    {
        if (of.ValueKind != JsonValueKind.Object)
        {
            return prefix + "it is no object";
        }

        foreach (var (name, kinds) in required)
        {
            if (!of.TryGetProperty(name, out var value) || !kinds.Contains(value.ValueKind))
            {
                return $"{prefix}{name} is missing, or of another kind";
            }
        }

        return null;
    }
}
