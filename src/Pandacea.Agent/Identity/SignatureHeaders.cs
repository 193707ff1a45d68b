using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Identity;

/// <summary>The headers that say who is calling, well-formed but not verified.</summary>
internal sealed record SignatureHeaders(PeerId PeerId, long TimestampMs, string Nonce, byte[] Signature, string? IdempotencyKey)
{
    /// <summary>Characters of a nonce at most.</summary>
    public const int LongestNonce = 128;

    private const int SignatureSize = 64;

    /// <summary>Reads them.</summary>
    /// <returns>Null, and what is wrong with them.</returns>
    public static SignatureHeaders? Read(IHeaderDictionary headers, out string problem)
    {
        problem = "";
        if (One(headers, AgentHeaders.PeerId) is not { } peer || !PeerId.TryParse(peer, out var peerId))
        {
            problem = $"{AgentHeaders.PeerId} must be one peer id of an Ed25519 key.";
            return null;
        }

        if (!long.TryParse(One(headers, AgentHeaders.Timestamp), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
        {
            problem = $"{AgentHeaders.Timestamp} must be Unix milliseconds.";
            return null;
        }

        if (One(headers, AgentHeaders.Nonce) is not { Length: <= LongestNonce } nonce
            || Base64(nonce) is not { Length: >= SignatureString.MinNonceBytes })
        {
            problem = $"{AgentHeaders.Nonce} must be at least {SignatureString.MinNonceBytes} random bytes in base64.";
            return null;
        }

        if (One(headers, AgentHeaders.Signature) is not { } text || Base64(text) is not { Length: SignatureSize } signature)
        {
            problem = $"{AgentHeaders.Signature} must be {SignatureSize} bytes in base64.";
            return null;
        }

        if (headers[AgentHeaders.IdempotencyKey] is { Count: > 1 })
        {
            problem = $"{AgentHeaders.IdempotencyKey} may be given once.";
            return null;
        }

        return new(peerId, timestamp, nonce, signature, headers[AgentHeaders.IdempotencyKey]);
    }

    /// <summary>The peer that a request claims to be from; nothing is verified.</summary>
    public static string? Claimed(IHeaderDictionary headers) => One(headers, AgentHeaders.PeerId);

    private static string? One(IHeaderDictionary headers, string name) => headers[name] is { Count: 1 } values ? values[0] : null;

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
