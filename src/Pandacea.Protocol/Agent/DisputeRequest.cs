using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Body of a POST to <see cref="AgentRoutes.Dispute"/>.</summary>
/// <param name="Reason">Why; the same as in the transaction.</param>
/// <param name="SignedTransaction">The spender's <c>raiseDispute</c>: 0x and the raw signed bytes in hex.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DisputeRequest(string? Reason = null, string? SignedTransaction = null);
