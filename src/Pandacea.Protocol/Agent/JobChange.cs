namespace Pandacea.Protocol.Agent;

/// <summary>A change of a job's state.</summary>
/// <param name="At">When.</param>
/// <param name="State"><c>queued</c>, <c>waiting</c> (for another attempt), <c>running</c>, <c>complete</c>, <c>failed</c>, <c>dead</c> (attempts used up) or <c>cancelled</c>.</param>
/// <param name="Attempt">Attempts begun by then.</param>
/// <param name="Worker">Who had it.</param>
/// <param name="Reason">Why, where it does not go without saying.</param>
public sealed record JobChange(DateTimeOffset At, string State, int Attempt, string? Worker = null, string? Reason = null);
