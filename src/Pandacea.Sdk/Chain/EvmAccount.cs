using Org.BouncyCastle.Math;

namespace Pandacea.Sdk.Chain;

/// <summary>A private key that signs transactions, and the address it stands for.</summary>
/// <remarks>The key never leaves this object: no member and no text shows it. Immutable, safe for concurrent use.</remarks>
public sealed class EvmAccount
{
    private readonly BigInteger _key;

    private EvmAccount(BigInteger key)
    {
        _key = key;
        Address = EvmAddress.OfKey(Secp256k1.PublicKey(key));
    }

    /// <summary>The address: 0x and 40 lower-case hex digits.</summary>
    public string Address { get; }

    /// <summary>A new account from the cryptographic generator.</summary>
    public static EvmAccount Generate() => new(Secp256k1.GenerateKey());

    /// <summary>The account of a private key.</summary>
    /// <param name="hex">64 hex digits, with or without 0x.</param>
    /// <exception cref="ArgumentException">Not a private key of secp256k1. The message does not show it.</exception>
    public static EvmAccount FromPrivateKey(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (!Hex.TryDecode(hex, out var bytes) || bytes.Length != 32)
        {
            throw new ArgumentException("A private key is 64 hex digits.", nameof(hex));
        }

        var key = new BigInteger(1, bytes);
        return Secp256k1.IsValidKey(key)
            ? new EvmAccount(key)
            : throw new ArgumentException("The number is not a private key of secp256k1.", nameof(hex));
    }

    /// <summary>Signs a text (EIP-191 <c>personal_sign</c>): 0x and 130 hex digits. See <see cref="PersonalMessage"/>.</summary>
    public string SignMessage(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var signature = Sign(PersonalMessage.Hash(message));
        return Hex.Encode([.. signature.R, .. signature.S, (byte)(27 + signature.RecoveryId)]);
    }

    /// <summary>The address, never the key.</summary>
    public override string ToString() => Address;

    internal EvmSignature Sign(byte[] hash) => Secp256k1.Sign(_key, hash);
}
