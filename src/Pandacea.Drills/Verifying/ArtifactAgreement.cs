using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Drills.Verifying;

/// <summary>Holds what an artifact says of itself against the specification that it was to be made by.</summary>
internal static class ArtifactAgreement
{
    // Member of the artifact, member of the specification, what holds where that says nothing; null: anything does.
    private static readonly (string Said, string Asked, string? Otherwise)[] OfAll =
        [("task", "task", null), ("model.type", "task", null), ("dp.enabled", "dp.enabled", null)];

    private static readonly (string Said, string Asked, string? Otherwise)[] OfNoise = [("dp.noise_multiplier", "dp.noise_multiplier", null)];

    // Laplace noise has no delta.
    private static readonly (string Said, string Asked, string? Otherwise)[] OfGaussian = [("dp.delta", "dp.delta", null)];

    private static readonly (string Said, string Asked, string? Otherwise)[] OfTraining =
    [
        ("training_params.epochs", "epochs", JsonSerializer.Serialize(JobDefaults.Epochs)),
        ("training_params.batch_size", "batch_size", null),
        ("training_params.learning_rate", "learning_rate", JsonSerializer.Serialize(JobDefaults.LearningRate)),
        ("seed", "seed", null),
        ("dp.clip", "dp.clip", null),
    ];

    private static readonly (string Said, string Asked, string? Otherwise)[] OfStatistic =
        [("model.column.name", "statistic.column", null), ("model.noise", "statistic.noise", JsonSerializer.Serialize(NoiseNames.Laplace))];

    /// <returns>What the artifact says other than the specification; null: nothing.</returns>
    public static string? Difference(string spec, string artifact)
    {
        try
        {
            using var asked = JsonDocument.Parse(spec);
            using var said = JsonDocument.Parse(artifact);
            return Difference(asked.RootElement, said.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return $"it cannot be held against its specification: {error.Message}";
        }
    }

    private static string? Difference(JsonElement asked, JsonElement said)
    {
        var task = asked.GetProperty("task").GetString();
        var training = task == ComputeTasks.LogisticRegression;
        var isPrivate = asked.GetProperty("dp").GetProperty("enabled").GetBoolean();
        var isGaussian = isPrivate && (training || Member(asked, "statistic.noise") == JsonSerializer.Serialize(NoiseNames.Gaussian));
        var data = string.Join(',', asked.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("dataset").GetString()));
        return OfAll.Concat(training ? OfTraining : OfStatistic).Concat(isPrivate ? OfNoise : []).Concat(isGaussian ? OfGaussian : [])
            .Select(pair => Difference(pair.Said, Member(said, pair.Said), Member(asked, pair.Asked) ?? pair.Otherwise))
            .Append(Difference("dataset", Member(said, "dataset"), JsonSerializer.Serialize(data)))
            .Append(task == ComputeTasks.Histogram ? Bins(asked, said) : null)
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? Bins(JsonElement asked, JsonElement said) => Difference(
        "number of model.counts",
        JsonSerializer.Serialize(said.GetProperty("model").GetProperty("counts").GetArrayLength()),
        Member(asked, "statistic.bins") ?? JsonSerializer.Serialize(JobDefaults.Bins));

    private static string? Difference(string name, string? said, string? asked) =>
        asked is null || said == asked ? null : $"its {name} is {said ?? "missing"}, asked was {asked}";

    /// <summary>Canonical JSON of a member.</summary>
    private static string? Member(JsonElement root, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(CanonicalJson.Of(root));
    }
}
