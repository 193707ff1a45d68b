namespace Pandacea.Agent.Store;

/// <summary>What became of a job that was handed in.</summary>
/// <param name="Refusal">Why it was not taken; <see cref="JobRefusal.None"/>: <paramref name="Key"/> says what its key means.</param>
/// <param name="Key">Set unless refused.</param>
/// <param name="Left">What the budget still has, where it does not suffice.</param>
public sealed record JobAcceptance(JobRefusal Refusal, KeyOutcome? Key = null, long Left = 0);
