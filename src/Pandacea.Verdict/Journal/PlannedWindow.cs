namespace Pandacea.Verdict.Journal;

/// <summary>One fault window of the plan.</summary>
/// <param name="Index">Position in the plan, from 0.</param>
/// <param name="On">Dependency that the fault is on.</param>
/// <param name="Type">Name of the fault.</param>
/// <param name="StartMs">Planned start, ms after the inject phase began.</param>
/// <param name="ForMs">Planned length, ms.</param>
/// <param name="Attributes">Attributes of the fault, as text.</param>
/// <param name="Percent">Share of matching requests that meet it, 0..100.</param>
/// <param name="Canary">True where it hits canary calls only and leaves the load alone.</param>
/// <param name="RefusesConnections">True where the proxy has nothing to count, because clients cannot connect.</param>
/// <param name="MinHits">Requests of each drilled client that must meet it.</param>
public sealed record PlannedWindow(
    int Index,
    string On,
    string Type,
    double StartMs,
    double ForMs,
    IReadOnlyDictionary<string, string> Attributes,
    double Percent,
    bool Canary,
    bool RefusesConnections,
    int MinHits)
{
    /// <summary>JSON-RPC method it is limited to; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Whether the next window begins as soon as this one ends; then recovery is measured after the last of the chain.</summary>
    public bool Joined { get; init; }
}
