namespace Pandacea.Drills.Definition;

/// <summary>The load that runs through all phases.</summary>
/// <param name="Rates">Journeys begun per second, by the name of their kind; kinds without load are absent.</param>
/// <param name="Canary">Calls by which backoff is seen; null for none.</param>
public sealed record WorkloadDefinition(IReadOnlyDictionary<string, double> Rates, CanaryDefinition? Canary)
{
    /// <summary>No load.</summary>
    public static WorkloadDefinition None { get; } = new(new Dictionary<string, double>(), null);

    /// <summary>Journeys begun per second.</summary>
    public double Total => Rates.Values.Sum();

    /// <summary>Journeys per second that do nothing but read.</summary>
    public double Reads => Sum(static kind => kind.Reads);

    /// <summary>Journeys per second with an effect that could be lost.</summary>
    public double Writes => Sum(static kind => kind.Writes);

    /// <summary>The kinds with load.</summary>
    public IEnumerable<(WorkloadKind Kind, double Rate)> Kinds =>
        WorkloadKinds.All.Where(kind => Rates.ContainsKey(kind.Name)).Select(kind => (kind, Rates[kind.Name]));

    /// <summary>Journeys per second that reach a dependency.</summary>
    public double On(string dependency) => Sum(kind => kind.Needs.Contains(dependency));

    private double Sum(Func<WorkloadKind, bool> which) => Kinds.Where(load => which(load.Kind)).Sum(load => load.Rate);
}
