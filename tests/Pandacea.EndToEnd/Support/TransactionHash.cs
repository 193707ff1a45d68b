using Org.BouncyCastle.Crypto.Digests;

namespace Pandacea.EndToEnd.Support;

/// <summary>Hash of a signed transaction.</summary>
public static class TransactionHash
{
    /// <summary>Keccak-256, hex with 0x.</summary>
    public static string Of(byte[] signed)
    {
        var digest = new KeccakDigest(256);
        digest.BlockUpdate(signed, 0, signed.Length);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        return "0x" + Convert.ToHexStringLower(hash);
    }
}
