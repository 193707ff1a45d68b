using System.Diagnostics.CodeAnalysis;

namespace Pandacea.Protocol.Agent;

/// <summary>A libp2p peer id of an Ed25519 key: base58btc of the identity multihash of the protobuf-encoded key, <c>12D3KooW...</c>.</summary>
/// <remarks>Each key has exactly one text. Whether the key is a point of the curve is for whoever verifies with it to find out.</remarks>
public sealed class PeerId : IEquatable<PeerId>
{
    /// <summary>Bytes of an Ed25519 public key.</summary>
    public const int KeySize = 32;

    /// <summary>Characters of the text; the same for every Ed25519 key.</summary>
    public const int TextLength = 52;

    /// <summary>Identity multihash of 36 bytes; protobuf: field 1 (type) is Ed25519, field 2 (data) has 32 bytes.</summary>
    private static readonly byte[] Prefix = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20];

    private readonly byte[] _key;
    private readonly string _text;

    private PeerId(ReadOnlySpan<byte> key, string text) => (_key, _text) = (key.ToArray(), text);

    /// <summary>The Ed25519 public key.</summary>
    public ReadOnlySpan<byte> PublicKey => _key;

    /// <summary>The peer id of a public key.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static PeerId FromPublicKey(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != KeySize)
        {
            throw new ArgumentException($"An Ed25519 public key has {KeySize} bytes.", nameof(publicKey));
        }

        return new PeerId(publicKey, Base58.Encode([.. Prefix, .. publicKey]));
    }

    /// <summary>Reads the text of a peer id.</summary>
    /// <exception cref="FormatException">Not the peer id of an Ed25519 key.</exception>
    public static PeerId Parse(string text) => TryParse(text, out var peerId)
        ? peerId
        : throw new FormatException($"Not a peer id of an Ed25519 key: {TextLength} characters of base58 that begin with 12D3KooW.");

    /// <summary>Reads the text of a peer id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PeerId? peerId)
    {
        peerId = null;
        Span<byte> bytes = stackalloc byte[Prefix.Length + KeySize];
        if (text?.Length != TextLength || !Base58.TryDecode(text, bytes) || !bytes.StartsWith(Prefix))
        {
            return false;
        }

        peerId = new PeerId(bytes[Prefix.Length..], text);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(PeerId? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PeerId);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text.</summary>
    public override string ToString() => _text;
}
