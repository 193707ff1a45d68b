using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
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
}
