using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Answers a challenge.</summary>
/// <param name="Nonce">The <c>nonce</c> of the challenge, exactly as answered.</param>
/// <param name="Signature">EIP-191 <c>personal_sign</c> by the address's key over the text of <c>nonce</c> exactly as answered: 0x and 130 hex digits, r, s and v.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VerifyRequest(
    [property: Required] string? Nonce = null,
    [property: Required, RegularExpression("^0x[0-9a-fA-F]{130}$")] string? Signature = null);
