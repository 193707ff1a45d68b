namespace Pandacea.Agent.Admission;

/// <summary>What a token bucket says.</summary>
/// <param name="Allowed">A token was taken.</param>
/// <param name="RetryAfter">When there will be one for this caller, in whole seconds.</param>
/// <param name="TooEarly">The caller was told an earlier time to come back and did not wait for it.</param>
public readonly record struct RateDecision(bool Allowed, TimeSpan RetryAfter, bool TooEarly);
