using System.Diagnostics.CodeAnalysis;

namespace Pandacea.Protocol.Content;

/// <summary>A content identifier: version, codec and SHA-256 of one block.</summary>
/// <remarks>
/// Version 0 is written in base58btc (<c>Qm...</c>) and always means dag-pb; version 1 in base32 (<c>b...</c>), read in base58btc (<c>z...</c>) too.
/// Other hash functions than sha2-256 and other codecs than raw and dag-pb are not read. Immutable, so safe for any thread.
/// Source: the multiformats CID specification.
/// </remarks>
public sealed class Cid : IEquatable<Cid>
{
    /// <summary>Bytes of the longest binary form.</summary>
    public const int MaxSize = 4 + ContentHash.Size;

    private const int SizeV0 = 2 + ContentHash.Size;
    private const int TextLengthV0 = 46;
    private const byte Sha2_256 = 0x12;

    private Cid(int version, ContentCodec codec, ContentHash hash) => (Version, Codec, Hash) = (version, codec, hash);

    /// <value>0 or 1.</value>
    public int Version { get; }

    /// <value>What the block holds.</value>
    public ContentCodec Codec { get; }

    /// <value>SHA-256 of the block.</value>
    public ContentHash Hash { get; }

    /// <value>Bytes of the binary form.</value>
    public int Size => Version == 0 ? SizeV0 : MaxSize;

    /// <summary>A CID of version 0, which means dag-pb.</summary>
    public static Cid V0(ContentHash hash) => new(0, ContentCodec.DagPb, hash);

    /// <summary>A CID of version 1.</summary>
    public static Cid V1(ContentCodec codec, ContentHash hash) => new(1, codec, hash);

    /// <summary>Reads the text of a CID.</summary>
    /// <exception cref="FormatException">No CID, or one of a kind that is not supported.</exception>
    public static Cid Parse(string text) => TryParse(text, out var cid)
        ? cid
        : throw new FormatException("Not a CID of version 0 (Qm...) or 1 (b... or z...) with sha2-256 and the codec raw or dag-pb.");

    /// <summary>Reads the text of a CID.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Cid? cid)
    {
        cid = null;
        Span<byte> bytes = stackalloc byte[MaxSize];
        var isText = text switch
        {
            ['Q', 'm', ..] when text.Length == TextLengthV0 => Base58.TryDecode(text, bytes = bytes[..SizeV0]),
            ['b', ..] => Base32.TryDecode(text.AsSpan(1), bytes),
            ['z', not '1', ..] => Base58.TryDecode(text.AsSpan(1), bytes),
            _ => false,
        };
        return isText && TryDecode(bytes, out cid);
    }

    /// <summary>Reads the binary form; there may be nothing behind it.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Cid? cid)
    {
        cid = bytes switch
        {
            [Sha2_256, ContentHash.Size, .. { Length: ContentHash.Size } digest] => V0(ContentHash.FromDigest(digest)),
            [1, (byte)ContentCodec.Raw or (byte)ContentCodec.DagPb, Sha2_256, ContentHash.Size, .. { Length: ContentHash.Size } digest] =>
                V1((ContentCodec)bytes[1], ContentHash.FromDigest(digest)),
            _ => null,
        };
        return cid is not null;
    }

    /// <summary>Writes the binary form, <see cref="Size"/> bytes.</summary>
    /// <returns>The bytes written.</returns>
    public int Encode(Span<byte> target)
    {
        var at = 0;
        if (Version == 1)
        {
            target[at++] = 1;
            target[at++] = (byte)Codec;
        }

        target[at++] = Sha2_256;
        target[at++] = ContentHash.Size;
        Hash.CopyTo(target[at..]);
        return at + ContentHash.Size;
    }

    /// <summary>Whether these are the bytes that it stands for.</summary>
    public bool Matches(ReadOnlySpan<byte> block) => ContentHash.Of(block) == Hash;

    /// <inheritdoc/>
    public bool Equals(Cid? other) => other is not null && Version == other.Version && Codec == other.Codec && Hash == other.Hash;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Cid);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, Codec, Hash);

    /// <summary>The text.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[MaxSize];
        var size = Encode(bytes);
        return Version == 0 ? Base58.Encode(bytes[..size]) : "b" + Base32.Encode(bytes[..size]);
    }
}
