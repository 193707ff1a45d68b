namespace Pandacea.Protocol.Agent;

/// <summary>Why a request was refused before it was looked at: <c>reason</c> of the log line and of the metric.</summary>
public static class RefusalReasons
{
    /// <summary>431.</summary>
    public const string HeadersTooLarge = "headers_too_large";

    /// <summary>413.</summary>
    public const string BodyTooLarge = "body_too_large";

    /// <summary>429: banned.</summary>
    public const string Banned = "banned";

    /// <summary>429: grey-listed.</summary>
    public const string GreyListed = "grey_listed";

    /// <summary>429: too many requests without a valid signature from one address.</summary>
    public const string IpRateLimit = "ip_rate_limit";

    /// <summary>401 or 403: the signature does not hold.</summary>
    public const string Signature = "signature";

    /// <summary>429: too many requests of one identity.</summary>
    public const string IdentityRateLimit = "identity_rate_limit";

    /// <summary>503: no place left.</summary>
    public const string QueueFull = "queue_full";

    /// <summary>503: short of processor or memory.</summary>
    public const string Backpressure = "backpressure";

    /// <summary>409: too many jobs of one identity.</summary>
    public const string Quota = "quota";

    /// <summary>503: the caller's time was over before the work began.</summary>
    public const string Deadline = "deadline";

    /// <summary>503: shutting down.</summary>
    public const string Draining = "draining";

    /// <summary>All of them, in the order in which they are checked.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        HeadersTooLarge, BodyTooLarge, Banned, GreyListed, IpRateLimit, Signature, IdentityRateLimit,
        QueueFull, Backpressure, Quota, Deadline, Draining,
    ];

    /// <summary>Whether the line says <c>rate_limited</c>.</summary>
    public static bool IsRateLimited(string reason) => reason is Banned or GreyListed or IpRateLimit or IdentityRateLimit;

    /// <summary>Whether the line says <c>backpressure</c>.</summary>
    public static bool IsBackpressure(string reason) => reason is Backpressure;
}
