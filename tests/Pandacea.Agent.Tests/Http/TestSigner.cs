using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>Signs requests as the protocol says, and wrongly on demand.</summary>
internal sealed class TestSigner
{
    private readonly Ed25519PrivateKeyParameters _key = new(RandomNumberGenerator.GetBytes(32));

    public TestSigner() => PeerId = PeerId.FromPublicKey(_key.GeneratePublicKey().GetEncoded());

    public PeerId PeerId { get; }

    public HttpRequestMessage Sign(
        TestAgent agent, HttpMethod method, string path, string? json = null, string? key = null, SignedParts? parts = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        Sign(agent, request, json ?? "", path, key, parts ?? new());
        return request;
    }

    public void Sign(TestAgent agent, HttpRequestMessage request, string body, string path, string? key, SignedParts parts)
    {
        var signed = Headers(
            parts.Agent ?? agent.Host.PeerId, parts.Method ?? request.Method.Method, parts.Path ?? path, Encoding.UTF8.GetBytes(parts.Body ?? body), key, parts);
        foreach (var (name, value) in signed)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>The headers that say who is calling.</summary>
    public IEnumerable<(string Name, string Value)> Headers(
        string agent, string method, string path, ReadOnlySpan<byte> body, string? key, SignedParts? parts = null)
    {
        var timestamp = (parts?.At ?? DateTimeOffset.UtcNow).ToUnixTimeMilliseconds();
        var nonce = parts?.Nonce ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var text = SignatureString.Of(agent, method, path, timestamp, nonce, key, SignatureString.BodyHash(body));
        var signer = new Ed25519Signer();
        signer.Init(true, _key);
        signer.BlockUpdate(text, 0, text.Length);
        (string, string)[] headers =
        [
            (AgentHeaders.PeerId, parts?.PeerId ?? PeerId.ToString()),
            (AgentHeaders.Timestamp, timestamp.ToString(CultureInfo.InvariantCulture)),
            (AgentHeaders.Nonce, nonce),
            (AgentHeaders.Signature, parts?.Signature ?? Convert.ToBase64String(signer.GenerateSignature())),
        ];
        return key is null ? headers : headers.Append((AgentHeaders.IdempotencyKey, key));
    }
}

/// <summary>What to sign or send instead of the truth.</summary>
internal sealed record SignedParts(
    string? Agent = null,
    string? Method = null,
    string? Path = null,
    DateTimeOffset? At = null,
    string? Nonce = null,
    string? Body = null,
    string? PeerId = null,
    string? Signature = null);
