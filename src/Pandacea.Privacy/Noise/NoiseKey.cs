using System.Security.Cryptography;

namespace Pandacea.Privacy;

/// <summary>The secret from which all noise and all sampling of one job come: 256 bits.</summary>
/// <remarks>Who knows it can take the noise off the answer again. It never shows itself as text. Thread safe.</remarks>
public sealed class NoiseKey
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] _secret;

    private NoiseKey(byte[] secret) => _secret = secret;

    /// <summary>A new key from the cryptographic generator.</summary>
    public static NoiseKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>A key that was stored.</summary>
    /// <exception cref="ArgumentException">It has not <see cref="Length"/> bytes.</exception>
    public static NoiseKey FromBytes(ReadOnlySpan<byte> secret) => secret.Length == Length
        ? new(secret.ToArray())
        : throw new ArgumentException($"A noise key has {Length} bytes, not {secret.Length}.", nameof(secret));

    /// <summary>A key as base64.</summary>
    /// <returns>False if it is none; then <paramref name="key"/> is null.</returns>
    public static bool TryParse(string? text, out NoiseKey? key)
    {
        var secret = new byte[Length];
        key = text?.Length == ((Length + 2) / 3) * 4 && Convert.TryFromBase64String(text, secret, out var written) && written == Length ? new(secret) : null;
        return key is not null;
    }

    /// <summary>The bytes, to be stored or handed to a worker, never to be logged.</summary>
    public byte[] ToBytes() => [.. _secret];

    /// <summary>The streams of this key for one purpose of one piece of work.</summary>
    /// <param name="purpose">What the numbers are for, for example <c>noise</c>.</param>
    /// <param name="work">What they are drawn for, for example a hash of specification and data: the same noise must never cover different answers.</param>
    public NoiseStreams Streams(string purpose, ReadOnlySpan<byte> work)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var derived = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, derived, work, System.Text.Encoding.UTF8.GetBytes("pandacea noise v1 " + purpose));
        return new(derived);
    }

    /// <summary>Not the key.</summary>
    public override string ToString() => "(a noise key)";
}
