using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pandacea.Protocol.Content;

/// <summary>The SHA-256 of a block's bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ContentHash
{
    /// <summary>Bytes of a SHA-256.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Hashes <paramref name="block"/>.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> block)
    {
        ContentHash hash = default;
        SHA256.HashData(block, MemoryMarshal.AsBytes(new Span<ContentHash>(ref hash)));
        return hash;
    }

    /// <summary>Takes a digest as it is.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static ContentHash FromDigest(ReadOnlySpan<byte> digest) => digest.Length == Size
        ? MemoryMarshal.Read<ContentHash>(digest)
        : throw new ArgumentException($"A SHA-256 has {Size} bytes.", nameof(digest));

    /// <summary>Writes the 32 bytes to the front of <paramref name="target"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No room for them.</exception>
    public void CopyTo(Span<byte> target) => MemoryMarshal.Write(target, in this);

    /// <summary>Lower-case hex.</summary>
    public override string ToString()
    {
        Span<byte> digest = stackalloc byte[Size];
        CopyTo(digest);
        return Convert.ToHexStringLower(digest);
    }
}
