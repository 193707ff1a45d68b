using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;

namespace Pandacea.Agent.Identity;

/// <summary>Tells which address made a secp256k1 signature.</summary>
internal static class EvmRecovery
{
    private static readonly Org.BouncyCastle.Asn1.X9.X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    /// <summary>The address in lower case; null if the signature is none.</summary>
    public static string? Signer(byte[] hash, BigInteger r, BigInteger s, int parity)
    {
        if (parity is not (0 or 1) || !InRange(r) || !InRange(s))
        {
            return null;
        }

        ECPoint point;
        try
        {
            point = Curve.Curve.DecodePoint([(byte)(2 + parity), .. BigIntegers.AsUnsignedByteArray(32, r)]);
        }
        catch (ArgumentException)
        {
            return null; // No point of the curve has this x.
        }

        var inverse = BigIntegers.ModOddInverse(Curve.N, r);
        var first = Curve.N.Subtract(new BigInteger(1, hash).Mod(Curve.N)).Multiply(inverse).Mod(Curve.N);
        var second = s.Multiply(inverse).Mod(Curve.N);
        var key = ECAlgorithms.SumOfTwoMultiplies(Curve.G, first, point, second).Normalize();
        return key.IsInfinity ? null : "0x" + Convert.ToHexStringLower(Keccak(key.GetEncoded(compressed: false)[1..])[12..]);
    }

    public static byte[] Keccak(ReadOnlySpan<byte> data)
    {
        var digest = new KeccakDigest(256);
        digest.BlockUpdate(data);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        return hash;
    }

    private static bool InRange(BigInteger number) => number.SignValue > 0 && number.CompareTo(Curve.N) < 0;
}
