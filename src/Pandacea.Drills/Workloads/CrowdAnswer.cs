namespace Pandacea.Drills.Workloads;

/// <summary>What a client of a surge was answered.</summary>
/// <param name="Good">With success, before it gave up.</param>
/// <param name="RetryAfter">When it may come again; null if it was not told.</param>
internal readonly record struct CrowdAnswer(bool Good, TimeSpan? RetryAfter);
