using Org.BouncyCastle.Crypto.Digests;

namespace Pandacea.Sdk.Chain;

/// <summary>Keccak-256 as the EVM uses it (not the later SHA3-256).</summary>
internal static class Keccak
{
    public const int Size = 32;

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var digest = new KeccakDigest(256);
        digest.BlockUpdate(data);
        var hash = new byte[Size];
        digest.DoFinal(hash);
        return hash;
    }
}
