using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;

namespace Pandacea.Agent.Identity;

/// <summary>Tells which address signed a text with <c>personal_sign</c> (EIP-191).</summary>
internal static class PersonalSignature
{
    private const int Size = 65;
    private static readonly Org.BouncyCastle.Asn1.X9.X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    /// <summary>The address in lower case; null if the signature is none.</summary>
    public static string? Signer(string message, string signature)
    {
        if (!signature.StartsWith("0x", StringComparison.Ordinal) || signature.Length != 2 + (2 * Size))
        {
            return null;
        }

        var bytes = new byte[Size];
        if (Convert.FromHexString(signature.AsSpan(2), bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return null;
        }

        var (r, s) = (new BigInteger(1, bytes, 0, 32), new BigInteger(1, bytes, 32, 32));
        var parity = bytes[64] >= 27 ? bytes[64] - 27 : bytes[64];
        var text = Encoding.UTF8.GetBytes(message);
        var hash = Keccak([.. Encoding.ASCII.GetBytes($"\u0019Ethereum Signed Message:\n{text.Length}"), .. text]);
        return parity is 0 or 1 && InRange(r) && InRange(s) ? Recover(hash, r, s, parity) : null;
    }

    private static bool InRange(BigInteger number) => number.SignValue > 0 && number.CompareTo(Curve.N) < 0;

    private static string? Recover(byte[] hash, BigInteger r, BigInteger s, int parity)
    {
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

    private static byte[] Keccak(byte[] data)
    {
        var digest = new KeccakDigest(256);
        digest.BlockUpdate(data, 0, data.Length);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
