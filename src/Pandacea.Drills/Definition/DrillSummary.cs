namespace Pandacea.Drills.Definition;

/// <summary>One line of the list of drills.</summary>
/// <param name="Name">Name of the drill.</param>
/// <param name="Purpose">What it is for; empty where it is not valid.</param>
/// <param name="Needs">Dependencies that must be there.</param>
/// <param name="RtoMs">Recovery time objective; null where the drill does not ask.</param>
/// <param name="Profiles">Profiles that can be run.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Problem">Why it cannot be run; null for a valid drill.</param>
public sealed record DrillSummary(
    string Name,
    string Purpose,
    IReadOnlyList<string> Needs,
    double? RtoMs,
    IReadOnlyList<string> Profiles,
    string Source,
    string? Problem);
