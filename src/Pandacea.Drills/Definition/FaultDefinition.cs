namespace Pandacea.Drills.Definition;

/// <summary>One fault of a drill.</summary>
public sealed record FaultDefinition
{
    /// <summary>Dependency that it is on.</summary>
    public required string On { get; init; }

    /// <summary>Name of the fault.</summary>
    public required string Type { get; init; }

    /// <summary>How long it lasts.</summary>
    public required TimeSpan For { get; init; }

    /// <summary>How often in a row it strikes, each time after the same gap.</summary>
    public required int Times { get; init; }

    /// <summary>Gap before it, after the previous one ended; zero joins the two.</summary>
    public required TimeSpan After { get; init; }

    /// <summary>How long before the previous one ends it begins; zero where both are never in force together.</summary>
    public required TimeSpan Overlap { get; init; }

    /// <summary>Share of matching requests that meet it, 0..100.</summary>
    public required double Percent { get; init; }

    /// <summary>JSON-RPC method that it is limited to; null for all.</summary>
    public required string? Method { get; init; }

    /// <summary>True where it hits canary calls only.</summary>
    public required bool Canary { get; init; }

    /// <summary>Requests of each drilled client that must meet it.</summary>
    public required int MinHits { get; init; }

    /// <summary>True where the proxy has nothing to count, because clients cannot connect.</summary>
    public required bool RefusesConnections { get; init; }

    /// <summary>Attributes of the fault, as text.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }
}
