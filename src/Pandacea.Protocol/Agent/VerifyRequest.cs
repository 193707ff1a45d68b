using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Body of <see cref="AgentRoutes.Verify"/>.</summary>
/// <param name="Nonce">The challenge's.</param>
/// <param name="Signature">EIP-191 signature of it: 0x and 130 hex digits.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VerifyRequest(string? Nonce = null, string? Signature = null);
