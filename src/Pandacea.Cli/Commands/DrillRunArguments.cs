namespace Pandacea.Cli.Commands;

/// <summary>What <c>drill run</c> was asked.</summary>
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
