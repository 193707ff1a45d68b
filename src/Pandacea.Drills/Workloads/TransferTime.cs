namespace Pandacea.Drills.Workloads;

/// <summary>What a run allows its transfers.</summary>
/// <param name="Longest">Time for a whole upload or download.</param>
public sealed record TransferTime(TimeSpan Longest);
