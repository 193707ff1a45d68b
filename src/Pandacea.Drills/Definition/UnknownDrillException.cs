namespace Pandacea.Drills.Definition;

/// <summary>No drill or readable file of that name. The message is complete: print it and exit with <c>ExitCodes.Usage</c>.</summary>
/// <param name="message">What was asked for, what there is, and a suggestion.</param>
public sealed class UnknownDrillException(string message) : Exception(message);
