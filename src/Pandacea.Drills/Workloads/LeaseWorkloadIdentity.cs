namespace Pandacea.Drills.Workloads;

/// <summary>What the leases of one run derive from: choices from the seed, ids from the random run id.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="RunId">Random id of the run.</param>
/// <param name="ProductId">Product that is leased, bytes32 hex.</param>
/// <param name="ExpiresAt">Expiry that every lease asks for, Unix seconds.</param>
public sealed record LeaseWorkloadIdentity(string Seed, string RunId, string ProductId, ulong ExpiresAt);
