using System.Text.Json;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>Makes a job's specification of a description and of what its variables stand for.</summary>
internal static class ComputationSpec
{
    /// <param name="document">The description.</param>
    /// <param name="inputs">As they were handed in.</param>
    /// <param name="data">What is known about data sets.</param>
    /// <param name="problem">What is wrong; null: nothing.</param>
    public static JobSpec Of(ComputationDocument document, string inputs, DataSets data, out string? problem)
    {
        var given = JsonSerializer.Deserialize(inputs, JobJson.Default.IReadOnlyListComputationInput)!;
        var byName = given.ToDictionary(input => input.VariableName, input => input.AssetId, StringComparer.Ordinal);
        var assets = document.Variables.Select(variable => byName.GetValueOrDefault(variable)).ToList();
        var spec = new JobSpec(document.Task, [.. assets.OfType<string>().Select(asset => new JobInput(asset, data.Find(asset)?.Description))], document.Dp)
        {
            Epochs = document.Epochs,
            BatchSize = document.BatchSize,
            LearningRate = document.LearningRate,
            Seed = document.Seed,
            Statistic = document.Statistic,
        };
        problem = assets.Contains(null) || document.Variables.Distinct().Count() != given.Count || document.Variables.Count != given.Count
            ? $"variables: the computation has {string.Join(", ", document.Variables)}, the request names {string.Join(", ", byName.Keys)}."
            : !document.Dp.Enabled && assets.Any(asset => data.Find(asset!) is not null)
                ? "dp.enabled: must be true; only built-in data may be computed on without."
                : JobSpecRules.Problems(spec) is { Count: > 0 } problems ? string.Join(" ", problems) : null;
        return spec;
    }
}
