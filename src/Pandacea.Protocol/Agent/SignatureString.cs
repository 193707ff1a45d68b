using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pandacea.Protocol.Agent;

/// <summary>What a caller signs: the request, bound to one agent and one instant.</summary>
public static class SignatureString
{
    /// <summary>First line of the text.</summary>
    public const string Version = "v1";

    /// <summary>The least number of random bytes in a nonce.</summary>
    public const int MinNonceBytes = 16;

    /// <summary>How far the timestamp may be off the agent's clock, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    /// <summary>The UTF-8 bytes to sign.</summary>
    /// <param name="agentPeerId">Whom the request is for.</param>
    /// <param name="method">As on the request line.</param>
    /// <param name="pathWithQuery">As on the request line, escapes untouched.</param>
    /// <param name="timestampMs">Unix milliseconds.</param>
    /// <param name="nonce">As in its header.</param>
    /// <param name="idempotencyKey">As in its header; null or empty: no header.</param>
    /// <param name="bodySha256Hex">See <see cref="BodyHash"/>.</param>
    /// <exception cref="ArgumentException">A part has a line break: two requests could have the same text.</exception>
    public static byte[] Of(
        string agentPeerId,
        string method,
        string pathWithQuery,
        long timestampMs,
        string nonce,
        string? idempotencyKey,
        string bodySha256Hex)
    {
        string[] lines =
        [
            Version, agentPeerId, method, pathWithQuery, timestampMs.ToString(CultureInfo.InvariantCulture), nonce,
            idempotencyKey ?? "", bodySha256Hex,
        ];
        return lines.Any(line => line.AsSpan().ContainsAny('\n', '\r'))
            ? throw new ArgumentException("No part of a signature string may have a line break.")
            : Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    /// <summary>SHA-256 of a body in lower-case hex; a request without a body has an empty one.</summary>
    public static string BodyHash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
