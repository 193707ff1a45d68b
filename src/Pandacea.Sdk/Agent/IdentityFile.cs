using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;

namespace Pandacea.Sdk.Agent;

/// <summary>A private key in a file: libp2p's protobuf of an Ed25519 key in base64, one line.</summary>
/// <remarks>Readable by its owner only, on Unix by mode (verified on Linux), on Windows by what the folder grants (not verified).</remarks>
internal static class IdentityFile
{
    private const int KeySize = 32;
    private const int MaxText = 1024;

    /// <summary>Field 1 (type) is Ed25519, field 2 (data) has 64 bytes: private key, public key.</summary>
    private static readonly byte[] Prefix = [0x08, 0x01, 0x12, 0x40];

    /// <exception cref="IdentityFileException">No such file, or no identity in it.</exception>
    public static AgentIdentity Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var bytes = Decode(path, Text(path));
        try
        {
            var key = new Ed25519PrivateKeyParameters(bytes, Prefix.Length);
            return bytes.AsSpan(Prefix.Length + KeySize).SequenceEqual(key.GeneratePublicKey().GetEncoded())
                ? new AgentIdentity(key)
                : throw NoIdentity(path);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Writes a new file, complete or not at all.</summary>
    /// <returns>False: there is one already.</returns>
    public static bool TryWrite(string path, byte[] key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var publicKey = new Ed25519PrivateKeyParameters(key, 0).GeneratePublicKey().GetEncoded();
        var text = Convert.ToBase64String([.. Prefix, .. key, .. publicKey]) + "\n";
        var full = Path.GetFullPath(path);
        var draft = $"{full}.{RandomNumberGenerator.GetHexString(8)}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            WriteDurably(draft, text);
            try
            {
                return NewFile.TryName(draft, full);
            }
            finally
            {
                File.Delete(draft);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IdentityFileException($"The identity file '{path}' cannot be made: {error.Message}", error);
        }
    }

    private static void WriteDurably(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(System.Text.Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaxText ? File.ReadAllText(path).Trim() : throw NoIdentity(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IdentityFileException($"The identity file '{path}' cannot be read: {error.Message}", error);
        }
    }

    private static byte[] Decode(string path, string text)
    {
        var bytes = new byte[Prefix.Length + (2 * KeySize)];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == bytes.Length && bytes.AsSpan().StartsWith(Prefix)
            ? bytes
            : throw NoIdentity(path);
    }

    private static IdentityFileException NoIdentity(string path) => new(
        $"'{path}' holds no identity: expected is an Ed25519 private key of libp2p in base64. Name another file, or one that does not exist yet to have it made.");
}
