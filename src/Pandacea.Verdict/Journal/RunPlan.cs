using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Journal;

/// <summary>The resolved plan of a run, as judges need it.</summary>
public sealed record RunPlan
{
    /// <summary>Name of the drill.</summary>
    public required string Drill { get; init; }

    /// <summary><c>full</c> or <c>quick</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>SHA-256 of the definition file, hex.</summary>
    public required string DefinitionSha256 { get; init; }

    /// <summary>What was laid over the definition, each as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>What makes a pass of this run weaker than the full drill; empty for a full run.</summary>
    public required IReadOnlyList<string> Weakened { get; init; }

    /// <summary>What is different from the full drill without making a pass weaker.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Options of the product that the drill or the environment changes, lines for each service.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>File of the definition, as it was named; null where it is the drill that ships with pandacea.</summary>
    public string? File { get; init; }

    /// <summary>Name of the drilled client; requests of others, such as the agent's own, are not its. Null: every client is drilled.</summary>
    public string? Client { get; init; }

    /// <summary>The drilled client of a proxy, where it is another than <see cref="Client"/>.</summary>
    public IReadOnlyDictionary<string, string> Clients { get; init; } = new Dictionary<string, string>();

    /// <summary>Fault windows in the order of their start.</summary>
    public required IReadOnlyList<PlannedWindow> Windows { get; init; }

    /// <summary>Operations per second by name.</summary>
    public required IReadOnlyDictionary<string, double> Rates { get; init; }

    /// <summary>Timers of the system under drill.</summary>
    public required DrilledTimers Timers { get; init; }

    /// <summary>What must hold before the first fault.</summary>
    public required SteadyStateTarget SteadyState { get; init; }

    /// <summary>Thresholds of the criteria; null where the drill does not ask.</summary>
    public required Thresholds Criteria { get; init; }

    /// <summary>How long the last window is observed after its undo, ms.</summary>
    public required double ObservationMs { get; init; }

    /// <summary>All that is different without making a pass weaker, of the drill and of the product.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllChanged => Changed.Concat(Settings);

    /// <summary>Whose requests through a proxy are the drilled ones; null: everybody's.</summary>
    public string? ClientOf(string proxy) => Clients.GetValueOrDefault(proxy) ?? Client;
}
