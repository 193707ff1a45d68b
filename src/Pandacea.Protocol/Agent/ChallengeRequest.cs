using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Asks for something to sign.</summary>
/// <remarks>Fields are nullable so that the agent can say which one is missing.</remarks>
/// <param name="Address">The EVM address to bind: 0x and 40 hex digits, with a right checksum (EIP-55) where they are in mixed case.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ChallengeRequest(
    [property: Required, RegularExpression("^0x[0-9a-fA-F]{40}$")] string? Address = null);
