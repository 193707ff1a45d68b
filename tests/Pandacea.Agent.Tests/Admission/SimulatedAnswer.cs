namespace Pandacea.Agent.Tests.Admission;

/// <summary>What became of a request that was sent at <paramref name="Due"/>.</summary>
internal readonly record struct SimulatedAnswer(TimeSpan Due, bool Admitted, bool InTime, TimeSpan RetryAfter);
