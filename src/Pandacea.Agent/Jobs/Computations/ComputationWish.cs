using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>A wish for a computation whose fields are as they must be.</summary>
/// <param name="Signer">Peer id of the verified signer.</param>
/// <param name="LeaseId">The lease on chain.</param>
/// <param name="Cid">Where the description is.</param>
/// <param name="Inputs">What its variables stand for.</param>
internal sealed record ComputationWish(string Signer, string LeaseId, string Cid, IReadOnlyList<ComputationInput> Inputs);
