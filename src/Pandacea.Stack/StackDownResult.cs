namespace Pandacea.Stack;

/// <summary>What became of a <c>down</c>.</summary>
/// <param name="WasRunning">Whether there was a stack to stop.</param>
/// <param name="Recovered">What a dead supervisor had left and was put right.</param>
/// <param name="Problem">Why something could not be stopped or undone; null if all is well.</param>
public sealed record StackDownResult(bool WasRunning, IReadOnlyList<string> Recovered, StackProblem? Problem);
