namespace Pandacea.Stack;

/// <summary>What was found of a dead supervisor, and what became of it.</summary>
/// <param name="Undone">What was put right, a line each.</param>
/// <param name="Problem">What could not be; null if all is well.</param>
public sealed record RecoveryReport(IReadOnlyList<string> Undone, StackProblem? Problem);
