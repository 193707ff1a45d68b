using System.Globalization;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>Signs one attempt: each has an instant and a nonce of its own.</summary>
internal sealed class RequestSigner(Lazy<AgentIdentity> identity, IRequestRandom random, TimeProvider time)
{
    /// <exception cref="PandaceaException">There is no identity.</exception>
    public PeerId Signer => identity.Value.PeerId;

    public void Sign(HttpRequestMessage message, string agentPeerId, string? idempotencyKey, ReadOnlySpan<byte> body)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeMilliseconds();
        var nonce = random.Nonce();
        var text = SignatureString.Of(
            agentPeerId, message.Method.Method, message.RequestUri!.PathAndQuery, timestamp, nonce, idempotencyKey, SignatureString.BodyHash(body));
        var headers = message.Headers;
        headers.TryAddWithoutValidation(AgentHeaders.PeerId, identity.Value.PeerId.ToString());
        headers.TryAddWithoutValidation(AgentHeaders.Timestamp, timestamp.ToString(CultureInfo.InvariantCulture));
        headers.TryAddWithoutValidation(AgentHeaders.Nonce, nonce);
        headers.TryAddWithoutValidation(AgentHeaders.Signature, Convert.ToBase64String(identity.Value.Sign(text)));
    }
}
