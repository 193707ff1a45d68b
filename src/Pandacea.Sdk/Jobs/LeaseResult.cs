using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Jobs;

/// <summary>What came of a lease.</summary>
/// <param name="LeaseId">The lease on chain.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Computation">Its latest complete computation, else its latest one; null: there is none.</param>
public sealed record LeaseResult(string LeaseId, LeaseStatus Status, ComputationView? Computation);
