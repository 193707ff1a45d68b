using System.Numerics;

namespace Pandacea.Agent.Leases;

/// <summary>A validated request for a lease.</summary>
/// <param name="Signer">Peer id of the verified signer.</param>
/// <param name="ProductId">The product's name.</param>
/// <param name="MaxPrice">What the caller would pay at most, in wei.</param>
/// <param name="Duration">How long the lease is to last.</param>
/// <param name="SpenderDid">The spender's DID, if given.</param>
/// <param name="Computation">The computation asked for, as JSON, if given.</param>
public sealed record LeaseRequest(
    string Signer, string ProductId, BigInteger MaxPrice, TimeSpan Duration, string? SpenderDid = null, string? Computation = null);
