using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Pandacea.Protocol.Agent;

namespace Pandacea.Bench.Store;

/// <summary>Proposals of many identities as bytes, signed beforehand: signing is the callers' work, on machines of their own.</summary>
internal sealed class SignedRequests(string agent)
{
    // Each may use so many nonces in two minutes.
    private const int Identities = 256;
    private const string Body = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"1h"}""";

    private static readonly byte[] BodyBytes = Encoding.UTF8.GetBytes(Body);
    private static readonly string BodyHash = SignatureString.BodyHash(BodyBytes);

    private readonly Ed25519PrivateKeyParameters[] _keys = [.. Enumerable.Range(0, Identities).Select(_ => new Ed25519PrivateKeyParameters(RandomNumberGenerator.GetBytes(32)))];

    public byte[][] Make(int count) => [.. Enumerable.Range(0, count).AsParallel().Select(number => One(_keys[number % Identities]))];

    private byte[] One(Ed25519PrivateKeyParameters key)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var (nonce, name) = (Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var text = SignatureString.Of(agent, "POST", AgentRoutes.Leases, timestamp, nonce, name, BodyHash);
        var signer = new Ed25519Signer();
        signer.Init(true, key);
        signer.BlockUpdate(text, 0, text.Length);
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            POST {AgentRoutes.Leases} HTTP/1.1
            Host: agent
            Content-Type: application/json
            Content-Length: {BodyBytes.Length}
            {AgentHeaders.PeerId}: {PeerId.FromPublicKey(key.GeneratePublicKey().GetEncoded())}
            {AgentHeaders.Timestamp}: {timestamp}
            {AgentHeaders.Nonce}: {nonce}
            {AgentHeaders.Signature}: {Convert.ToBase64String(signer.GenerateSignature())}
            {AgentHeaders.IdempotencyKey}: {name}

            {Body}
            """).ReplaceLineEndings("\r\n"));
    }
}
