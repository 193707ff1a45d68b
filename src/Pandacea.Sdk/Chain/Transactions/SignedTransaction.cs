namespace Pandacea.Sdk.Chain;

/// <summary>A signed transaction as it is kept and sent: always the same bytes.</summary>
/// <param name="Account">Address of the signer, lower case.</param>
/// <param name="ChainId">The chain that it is valid on.</param>
/// <param name="Nonce">Its place among the signer's transactions.</param>
/// <param name="Hash">Its hash, 0x-hex.</param>
/// <param name="Raw">The bytes to send, 0x-hex.</param>
public sealed record SignedTransaction(string Account, ulong ChainId, ulong Nonce, string Hash, string Raw)
{
    /// <summary>Whether <see cref="Hash"/> is the hash of <see cref="Raw"/>.</summary>
    public bool IsIntact => Hex.TryDecode(Raw, out var bytes) && Hex.Encode(Keccak.Hash(bytes)) == Hash;
}
