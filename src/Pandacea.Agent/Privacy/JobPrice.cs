namespace Pandacea.Agent.Privacy;

/// <summary>What a job costs.</summary>
/// <param name="Epsilon">What might be spent; null where it is not private.</param>
/// <param name="Delta">The delta that it holds for.</param>
internal sealed record JobPrice(double? Epsilon, double? Delta);
