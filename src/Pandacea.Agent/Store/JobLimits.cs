namespace Pandacea.Agent.Store;

/// <summary>What an owner may have.</summary>
/// <param name="Quota">Jobs queued and running at once.</param>
/// <param name="Budget">Privacy budget in <see cref="PrivacyUnits"/>.</param>
public readonly record struct JobLimits(int Quota, long Budget);
