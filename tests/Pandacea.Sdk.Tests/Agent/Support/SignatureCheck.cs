using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Pandacea.Sdk.Tests.Agent;

/// <summary>Checks signatures by the words of the protocol, without the code under test.</summary>
internal sealed class SignatureCheck(string agentPeerId, TimeProvider time)
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private readonly HashSet<string> _nonces = [];

    /// <returns>What is wrong; null for nothing.</returns>
    public string? Problem(SeenRequest request)
    {
        if (request.Header("X-Pandacea-Peer-ID") is not { } peer
            || request.Header("X-Pandacea-Timestamp") is not { } timestamp
            || request.Header("X-Pandacea-Nonce") is not { } nonce
            || request.Header("X-Pandacea-Signature") is not { } signature)
        {
            return "headers are missing";
        }

        if (Math.Abs(time.GetUtcNow().ToUnixTimeMilliseconds() - long.Parse(timestamp, CultureInfo.InvariantCulture)) > 60_000)
        {
            return "stale";
        }

        if (Convert.FromBase64String(nonce).Length < 16 || !_nonces.Add(nonce))
        {
            return "nonce";
        }

        var text = $"v1\n{agentPeerId}\n{request.Method}\n{request.Target}\n{timestamp}\n{nonce}\n{request.Header("Idempotency-Key")}\n{Convert.ToHexString(SHA256.HashData(request.Body)).ToLowerInvariant()}";
        var verifier = new Ed25519Signer();
        verifier.Init(false, new Ed25519PublicKeyParameters(Key(peer)));
        verifier.BlockUpdate(Encoding.UTF8.GetBytes(text), 0, Encoding.UTF8.GetByteCount(text));
        return verifier.VerifySignature(Convert.FromBase64String(signature)) ? null : "signature";
    }

    private static byte[] Key(string peer)
    {
        var number = peer.Aggregate(BigInteger.Zero, (sum, letter) => (sum * 58) + Base58.IndexOf(letter));
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        Assert.Equal("2408011220", Convert.ToHexString(bytes[..5]));
        return bytes[5..];
    }
}
