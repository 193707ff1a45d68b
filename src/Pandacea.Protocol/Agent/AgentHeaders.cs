namespace Pandacea.Protocol.Agent;

/// <summary>HTTP headers of the agent's interface.</summary>
public static class AgentHeaders
{
    /// <summary>Peer id of the caller.</summary>
    public const string PeerId = "X-Pandacea-Peer-ID";

    /// <summary>When the request was signed, in Unix milliseconds.</summary>
    public const string Timestamp = "X-Pandacea-Timestamp";

    /// <summary>Random bytes in base64, never used twice.</summary>
    public const string Nonce = "X-Pandacea-Nonce";

    /// <summary>Ed25519 signature in base64 of <see cref="SignatureString"/>.</summary>
    public const string Signature = "X-Pandacea-Signature";

    /// <summary>How long the caller will wait for this answer, in milliseconds.</summary>
    public const string TimeoutMs = "X-Pandacea-Timeout-Ms";

    /// <summary>Names an operation: every retry of it carries the same value.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Version of the interface, in every answer.</summary>
    public const string ApiVersion = "X-API-Version";

    /// <summary>The agent's name for the request, in every answer.</summary>
    public const string RequestId = "X-Request-Id";

    /// <summary>The value of <see cref="ApiVersion"/>.</summary>
    public const string ApiVersionValue = "v1";
}
