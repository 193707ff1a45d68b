namespace Pandacea.Sdk.Resilience;

/// <summary>Spreads retries so that callers which failed together do not come back together.</summary>
internal interface IJitter
{
    /// <summary>The factor for the next delay, in [<see cref="SeededJitter.Least"/>, <see cref="SeededJitter.Most"/>). Thread safe.</summary>
    double NextFactor();
}
