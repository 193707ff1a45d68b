namespace Pandacea.Cli.Commands;

/// <summary>What <c>drill run</c> was asked. <paramref name="Seed"/> is null until one is chosen.</summary>
internal sealed record DrillRunArguments(
    string Drill,
    string Profile,
    string? Seed,
    string? Out,
    IReadOnlyList<string> Sets,
    string? Sabotage,
    int Offset,
    string Target,
    bool Json);
