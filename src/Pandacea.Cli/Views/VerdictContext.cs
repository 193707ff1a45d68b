namespace Pandacea.Cli.Views;

/// <summary>What a reader of a verdict is told beside it; null is not shown.</summary>
/// <param name="Report">The report for people.</param>
/// <param name="Replay">The command that repeats the run.</param>
/// <param name="Load">How busy this machine is, for a run that has just ended.</param>
internal sealed record VerdictContext(string? Report, string? Replay, string? Load = null);
