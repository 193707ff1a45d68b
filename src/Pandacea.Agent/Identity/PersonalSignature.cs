using System.Buffers;
using System.Text;
using Org.BouncyCastle.Math;

namespace Pandacea.Agent.Identity;

/// <summary>Tells which address signed a text with <c>personal_sign</c> (EIP-191).</summary>
internal static class PersonalSignature
{
    private const int Size = 65;

    // Wallets write the parity of the point as 27 or 28.
    private const int ParityOffset = 27;

    /// <summary>The address in lower case; null if the signature is none.</summary>
    public static string? Signer(string message, string signature)
    {
        var bytes = new byte[Size];
        if (!signature.StartsWith("0x", StringComparison.Ordinal)
            || signature.Length != 2 + (2 * Size)
            || Convert.FromHexString(signature.AsSpan(2), bytes, out _, out _) != OperationStatus.Done)
        {
            return null;
        }

        var (r, s) = (new BigInteger(1, bytes, 0, 32), new BigInteger(1, bytes, 32, 32));
        var parity = bytes[^1] >= ParityOffset ? bytes[^1] - ParityOffset : bytes[^1];
        return EvmRecovery.Signer(Hash(message), r, s, parity);
    }

    private static byte[] Hash(string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        return EvmRecovery.Keccak([.. Encoding.ASCII.GetBytes($"\u0019Ethereum Signed Message:\n{text.Length}"), .. text]);
    }
}
