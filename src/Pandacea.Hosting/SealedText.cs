using System.Security.Cryptography;
using System.Text;

namespace Pandacea.Hosting;

/// <summary>Text under AES-256-GCM as base64: nonce, ciphertext, tag.</summary>
internal static class SealedText
{
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <summary>Seals a text.</summary>
    /// <param name="key">256 bits.</param>
    /// <param name="text">What nobody else is to read.</param>
    /// <param name="bound">What it belongs to: with anything else it does not open.</param>
    public static string Seal(byte[] key, string text, string bound)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(bound));
        return Convert.ToBase64String(whole);
    }

    /// <summary>Opens what was sealed.</summary>
    /// <returns>Null: it was not sealed with this key, or not for this.</returns>
    public static string? Open(byte[] key, string? text, string bound)
    {
        var whole = new byte[text?.Length ?? 0];
        if (!Convert.TryFromBase64String(text ?? "", whole, out var length) || length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(length - TagBytes, TagBytes), plain, Encoding.UTF8.GetBytes(bound));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
