using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;

namespace Pandacea.Sdk.Chain;

/// <summary>ECDSA over secp256k1 with the nonces of RFC 6979 and low s.</summary>
internal static class Secp256k1
{
    private static readonly Org.BouncyCastle.Asn1.X9.X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");
    private static readonly BigInteger Order = Curve.N;
    private static readonly BigInteger HalfOrder = Curve.N.ShiftRight(1);

    /// <summary>A private key from the cryptographic generator.</summary>
    public static BigInteger GenerateKey()
    {
        while (true)
        {
            var bytes = RandomNumberGenerator.GetBytes(32);
            var key = new BigInteger(1, bytes);
            CryptographicOperations.ZeroMemory(bytes);
            if (IsValidKey(key))
            {
                return key;
            }
        }
    }

    public static bool IsValidKey(BigInteger key) => key.SignValue > 0 && key.CompareTo(Order) < 0;

    /// <summary>The public point as 64 bytes, x then y.</summary>
    public static byte[] PublicKey(BigInteger key)
    {
        var point = new FixedPointCombMultiplier().Multiply(Curve.G, key).Normalize();
        return point.GetEncoded(compressed: false)[1..];
    }

    public static EvmSignature Sign(BigInteger key, byte[] hash)
    {
        var nonces = new HMacDsaKCalculator(new Sha256Digest());
        nonces.Init(Order, key, hash);
        var e = new BigInteger(1, hash);
        while (true)
        {
            var k = nonces.NextK();
            var point = new FixedPointCombMultiplier().Multiply(Curve.G, k).Normalize();
            var x = point.AffineXCoord.ToBigInteger();
            var r = x.Mod(Order);
            var s = BigIntegers.ModOddInverse(Order, k).Multiply(e.Add(key.Multiply(r))).Mod(Order);
            if (r.SignValue == 0 || s.SignValue == 0)
            {
                continue;
            }

            // Bit 1 says that x wrapped around the order: about one signature in 2^127.
            var recoveryId = (point.AffineYCoord.TestBitZero() ? 1 : 0) | (x.CompareTo(Order) >= 0 ? 2 : 0);
            if (s.CompareTo(HalfOrder) > 0)
            {
                s = Order.Subtract(s);
                recoveryId ^= 1;
            }

            return new EvmSignature(BigIntegers.AsUnsignedByteArray(32, r), BigIntegers.AsUnsignedByteArray(32, s), recoveryId);
        }
    }

    /// <summary>The public point that a signature belongs to, as 64 bytes.</summary>
    /// <param name="hash">What was signed.</param>
    /// <param name="r">First number.</param>
    /// <param name="s">Second number; only the low one of two is accepted.</param>
    /// <param name="parity">Whether the nonce point's y is odd.</param>
    /// <returns>Null: it is no signature.</returns>
    public static byte[]? Recover(byte[] hash, BigInteger r, BigInteger s, int parity)
    {
        if (!IsValidKey(r) || s.SignValue <= 0 || s.CompareTo(HalfOrder) > 0)
        {
            return null;
        }

        try
        {
            var nonce = Curve.Curve.DecodePoint([(byte)(2 + parity), .. BigIntegers.AsUnsignedByteArray(32, r)]);
            var inverse = BigIntegers.ModOddInverse(Order, r);
            var e = new BigInteger(1, hash);
            var point = ECAlgorithms.SumOfTwoMultiplies(
                Curve.G, e.Negate().Mod(Order).Multiply(inverse).Mod(Order), nonce, s.Multiply(inverse).Mod(Order)).Normalize();
            return point.IsInfinity ? null : point.GetEncoded(compressed: false)[1..];
        }
        catch (ArgumentException)
        {
            // No point of the curve has this x.
            return null;
        }
    }
}
