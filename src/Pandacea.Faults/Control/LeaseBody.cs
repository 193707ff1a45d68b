namespace Pandacea.Faults.Control;

/// <summary>Body of <c>POST /leases</c> and, with its id, of the answers.</summary>
internal sealed record LeaseBody(string? Owner, long? TtlMs, string? Id = null);
