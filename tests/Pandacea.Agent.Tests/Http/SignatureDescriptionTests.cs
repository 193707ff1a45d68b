using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>The API's description is enough to sign a request by.</summary>
[Trait("Requirement", "S108")]
public sealed class SignatureDescriptionTests
{
    [Fact]
    public async Task A_request_that_is_signed_by_the_letter_of_the_description_is_let_in()
    {
        await using var agent = await TestAgent.StartAsync();
        var key = new Ed25519PrivateKeyParameters(RandomNumberGenerator.GetBytes(32));
        var timestamp = $"{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}";
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData([]));
        var agentId = (await agent.GetAsync("/healthz")).Json.GetProperty("peerId").GetString();
        var text = Encoding.UTF8.GetBytes($"v1\n{agentId}\nGET\n/api/v1/products?limit=1\n{timestamp}\n{nonce}\n\n{bodyHash}");
        var signer = new Ed25519Signer();
        signer.Init(true, key);
        signer.BlockUpdate(text, 0, text.Length);

        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/products?limit=1");
        request.Headers.Add("X-Pandacea-Peer-ID", PeerId.FromPublicKey(key.GeneratePublicKey().GetEncoded()).ToString());
        request.Headers.Add("X-Pandacea-Timestamp", timestamp);
        request.Headers.Add("X-Pandacea-Nonce", nonce);
        request.Headers.Add("X-Pandacea-Signature", Convert.ToBase64String(signer.GenerateSignature()));
        request.Headers.Add("X-Pandacea-Timeout-Ms", "5000");

        Assert.Equal(200, (await agent.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Every_signed_route_names_the_scheme_and_the_scheme_every_part()
    {
        await using var agent = await TestAgent.StartAsync();
        var document = (await agent.GetAsync("/openapi/v1.json")).Json;
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("signature").GetProperty("description").GetString()!;

        string[] parts =
        [
            AgentHeaders.PeerId, AgentHeaders.Timestamp, AgentHeaders.Nonce, AgentHeaders.Signature, AgentHeaders.TimeoutMs, AgentHeaders.IdempotencyKey,
            SignatureString.Version, "/healthz", "Ed25519", "SHA-256",
        ];
        Assert.All(parts, part => Assert.Contains(part, scheme, StringComparison.Ordinal));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var signed = path.Name.StartsWith("/api/v1", StringComparison.Ordinal);
            Assert.All(path.Value.EnumerateObject(), operation => Assert.Equal(signed, operation.Value.TryGetProperty("security", out _)));
        }
    }
}
