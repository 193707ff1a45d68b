namespace Pandacea.Faults.Leases;

/// <summary>The right to have faults in force, until it runs out.</summary>
internal sealed record Lease(string Id, string Owner, TimeSpan Ttl, long ExpiresAt);
