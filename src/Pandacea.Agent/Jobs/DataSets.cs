using System.Text.Json.Serialization;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs;

/// <summary>The data sets that jobs may name, read once from a file, and the built-in ones.</summary>
public sealed class DataSets
{
    private readonly Dictionary<string, RegisteredData> _byName;

    private DataSets(IEnumerable<RegisteredData> sets) => _byName = sets.ToDictionary(set => set.Name, StringComparer.Ordinal);

    /// <summary>Reads the file; without a path there are only the built-in ones.</summary>
    /// <exception cref="AgentOptionsException">It cannot be read, or something in it is wrong; all of it is named.</exception>
    public static DataSets Load(string? path)
    {
        const string Variable = "AGENT_DATASETS_FILE";
        return path is null ? new([]) : Checked($"{Variable} names {path}: ", SettingsFile.Read(Variable, path, DataSetJson.Default.DataSetFile).Datasets);
    }

    /// <summary>What is known about a data set; null if there is none.</summary>
    internal RegisteredData? Find(string name) => _byName.TryGetValue(name, out var set) ? set : null;

    private static DataSets Checked(string source, IReadOnlyList<RegisteredData?> all)
    {
        var sets = all.OfType<RegisteredData>().Where(set => !set.Columns.Contains(null!)).ToList();
        var problems = all.Index().Where(set => set.Item is null || set.Item.Columns.Contains(null!)).Select(set => $"{source}datasets[{set.Index}] and its columns must be objects.").ToList();
        foreach (var set in sets)
        {
            // The same rules that a job's specification is held to.
            var spec = new JobSpec(ComputeTasks.Count, [new JobInput(set.Name, set.Description)], new DpSettings(false))
            {
                Statistic = new StatisticSettings(set.Columns.FirstOrDefault()?.Name),
            };
            problems.AddRange(JobSpecRules.Problems(spec).Select(problem => $"{source}{set.Name}: {problem}"));
            if (BuiltInData.IsBuiltIn(set.Name) || string.IsNullOrWhiteSpace(set.ProductId))
            {
                problems.Add($"{source}{set.Name}: must have a productId, and a name that does not begin with {BuiltInData.Prefix}.");
            }
        }

        problems.AddRange(sets.CountBy(set => set.Name).Where(pair => pair.Value > 1).Select(pair => $"{source}{pair.Key}: is there twice."));
        return problems.Count == 0 ? new(sets) : throw new AgentOptionsException(problems);
    }
}

/// <summary>The file.</summary>
internal sealed record DataSetFile(IReadOnlyList<RegisteredData?> Datasets);

/// <summary>How it is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(DataSetFile))]
internal sealed partial class DataSetJson : JsonSerializerContext;
