namespace Pandacea.Drills.Definition;

/// <summary>Calls that a match rule fails on every attempt while other calls succeed, so that a whole backoff can be seen.</summary>
/// <param name="Calls">How many, all begun at the start of the canary window.</param>
/// <param name="Method">JSON-RPC method that they call; null: each canary window says by its own method what they call.</param>
public sealed record CanaryDefinition(int Calls, string? Method);
