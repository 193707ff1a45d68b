using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>A challenge: the nonce is the text to sign (EIP-191 <c>personal_sign</c>) with the address's key.</summary>
/// <param name="Nonce">A text that says what is bound to whom, to be signed letter for letter; usable once.</param>
/// <param name="Address">The address that must sign.</param>
/// <param name="ExpiresAt">Not usable afterwards.</param>
public sealed record ChallengeAnswer(
    string Nonce,
    string Address,
    [property: JsonPropertyName("expires_at")] DateTimeOffset ExpiresAt);
