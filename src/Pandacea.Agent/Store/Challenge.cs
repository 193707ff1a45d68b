namespace Pandacea.Agent.Store;

/// <summary>A nonce to be signed by an address.</summary>
/// <param name="Nonce">The nonce.</param>
/// <param name="PeerId">Who asked for it; only this peer may use it.</param>
/// <param name="Address">The address that must sign, lower case.</param>
/// <param name="ExpiresAt">When it is of no use any more.</param>
public sealed record Challenge(string Nonce, string PeerId, string Address, DateTimeOffset ExpiresAt);
