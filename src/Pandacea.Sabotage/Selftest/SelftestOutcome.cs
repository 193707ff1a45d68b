namespace Pandacea.Sabotage;

/// <summary>What became of one run of a self-test.</summary>
/// <param name="Drill">Name of the drill.</param>
/// <param name="Sabotage">Name of the sabotage; <c>control</c> for the run without any.</param>
/// <param name="Criterion">The criterion that had to notice; <c>none</c> for the control.</param>
/// <param name="ExitCode">Exit code of the run.</param>
/// <param name="Statuses">Status by criterion.</param>
/// <param name="Survived">Why the sabotage was not noticed as it should be; null where it was.</param>
/// <param name="Folder">Where the run's journal is.</param>
public sealed record SelftestOutcome(
    string Drill,
    string Sabotage,
    string Criterion,
    int ExitCode,
    IReadOnlyDictionary<string, string> Statuses,
    string? Survived,
    string Folder)
{
    /// <summary>Whether exactly the right criterion noticed.</summary>
    public bool Killed => Survived is null;
}
