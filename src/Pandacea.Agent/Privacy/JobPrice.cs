using Pandacea.Agent.Store;

namespace Pandacea.Agent.Privacy;

/// <summary>What a job costs.</summary>
/// <param name="Epsilon">What might be spent; null where it is not private.</param>
/// <param name="Delta">The delta that it holds for.</param>
internal sealed record JobPrice(double? Epsilon, double? Delta)
{
    /// <summary>What is charged, in <see cref="PrivacyUnits"/>; 0 only where it is not private.</summary>
    public long Cost => Epsilon is { } epsilon ? PrivacyUnits.Of(epsilon) : 0;
}
