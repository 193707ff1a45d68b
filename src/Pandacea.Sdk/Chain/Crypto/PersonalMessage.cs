using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Org.BouncyCastle.Math;

namespace Pandacea.Sdk.Chain;

/// <summary>EIP-191 <c>personal_sign</c>: a text signed with an account's key, in a way that can never be a transaction.</summary>
public static class PersonalMessage
{
    private const int SignatureSize = 65;

    /// <summary>Who signed a text.</summary>
    /// <param name="message">The text.</param>
    /// <param name="signature">0x and 130 hex digits; s must be low and v 27 or 28, so that each signature has one text.</param>
    /// <param name="address">The signer in lower case.</param>
    /// <returns>False: it is no signature.</returns>
    public static bool TryRecover(string message, string? signature, [NotNullWhen(true)] out string? address)
    {
        ArgumentNullException.ThrowIfNull(message);
        address = null;
        if (signature is not { Length: 2 + (2 * SignatureSize) }
            || !signature.StartsWith("0x", StringComparison.Ordinal)
            || !Hex.TryDecode(signature, out var bytes)
            || bytes[64] is not (27 or 28))
        {
            return false;
        }

        var key = Secp256k1.Recover(Hash(message), new BigInteger(1, bytes, 0, 32), new BigInteger(1, bytes, 32, 32), bytes[64] - 27);
        address = key is null ? null : EvmAddress.OfKey(key);
        return address is not null;
    }

    internal static byte[] Hash(string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var prefix = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\u0019Ethereum Signed Message:\n{text.Length}"));
        return Keccak.Hash([.. prefix, .. text]);
    }
}
