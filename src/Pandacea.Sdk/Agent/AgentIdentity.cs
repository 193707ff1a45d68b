using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>An Ed25519 key that signs requests, and the peer id it stands for.</summary>
/// <remarks>The key leaves this object only into its file: no member and no text shows it. Immutable, safe for concurrent use.</remarks>
public sealed class AgentIdentity
{
    private readonly Ed25519PrivateKeyParameters _key;

    internal AgentIdentity(Ed25519PrivateKeyParameters key)
    {
        _key = key;
        PeerId = PeerId.FromPublicKey(key.GeneratePublicKey().GetEncoded());
    }

    /// <summary>Who signs.</summary>
    public PeerId PeerId { get; }

    /// <summary>A new identity from the cryptographic generator.</summary>
    public static AgentIdentity Generate() => new(new Ed25519PrivateKeyParameters(new SecureRandom()));

    /// <summary>Reads an identity from its file.</summary>
    /// <exception cref="IdentityFileException">There is no such file, or it holds no identity.</exception>
    public static AgentIdentity Load(string path) => IdentityFile.Read(path);

    /// <summary>Reads an identity from its file, or makes one and keeps it there.</summary>
    /// <exception cref="IdentityFileException">The file holds no identity, or cannot be read or made.</exception>
    public static AgentIdentity LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            // Whoever else makes it at the same time may win: what counts is what the file says.
            IdentityFile.TryWrite(path, Generate()._key.GetEncoded());
        }

        return Load(path);
    }

    /// <summary>Writes the identity into a new file that only its owner may read, in the format of libp2p's private keys.</summary>
    /// <exception cref="IdentityFileException">The file exists already, or cannot be made.</exception>
    public void Save(string path)
    {
        if (!IdentityFile.TryWrite(path, _key.GetEncoded()))
        {
            throw new IdentityFileException($"'{path}' exists already; an identity is never overwritten. Choose another file, or delete it if nobody needs it any more.");
        }
    }

    /// <summary>An Ed25519 signature, 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519PrivateKeyParameters.SignatureSize];
        _key.Sign(Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Algorithm.Ed25519, null, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>The peer id, never the key.</summary>
    public override string ToString() => PeerId.ToString();
}
