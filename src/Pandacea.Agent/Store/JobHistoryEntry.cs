namespace Pandacea.Agent.Store;

/// <summary>A change of a job's state as the store holds it.</summary>
/// <param name="At">When.</param>
/// <param name="State">What it became.</param>
/// <param name="Attempt">Attempts begun by then.</param>
/// <param name="Fence">The lease's number.</param>
/// <param name="Worker">Who had it.</param>
/// <param name="Reason">Why.</param>
public sealed record JobHistoryEntry(DateTimeOffset At, JobState State, int Attempt, long Fence, string? Worker, string? Reason);
