using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>A challenge: the nonce is the text to sign (EIP-191 <c>personal_sign</c>) with the address's key.</summary>
/// <param name="Nonce">Usable once; see <see cref="BindingText"/>.</param>
/// <param name="Address">The address that must sign.</param>
/// <param name="ExpiresAt">Not usable afterwards.</param>
public sealed record ChallengeAnswer(
    string Nonce,
    string Address,
    [property: JsonPropertyName("expires_at")] DateTimeOffset ExpiresAt);
