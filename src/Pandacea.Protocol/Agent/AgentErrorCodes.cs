namespace Pandacea.Protocol.Agent;

/// <summary>Values of <see cref="ErrorDetail.Code"/>.</summary>
public static class AgentErrorCodes
{
    /// <summary>The request cannot be read: malformed, unknown or duplicate field, wrong type.</summary>
    public const string InvalidRequest = "INVALID_REQUEST";

    /// <summary>A field's value is not allowed.</summary>
    public const string ValidationError = "VALIDATION_ERROR";

    /// <summary>A challenge without an address.</summary>
    public const string MissingAddress = "MISSING_ADDRESS";

    /// <summary>Fields are missing.</summary>
    public const string MissingFields = "MISSING_FIELDS";

    /// <summary>No valid signature.</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>A valid signature of somebody who may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The policy declines the proposal, for example its price.</summary>
    public const string PolicyRejection = "POLICY_REJECTION";

    /// <summary>No such resource or route.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The route does not know this method.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The body is not JSON.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>The state of the resource does not allow it.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The idempotency key was used with another body.</summary>
    public const string IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED";

    /// <summary>The first request with this idempotency key has no final answer yet.</summary>
    public const string IdempotencyKeyInUse = "IDEMPOTENCY_KEY_IN_USE";

    /// <summary>More than 8 KiB of headers.</summary>
    public const string HeadersTooLarge = "HEADERS_TOO_LARGE";

    /// <summary>More than 10 MiB of body.</summary>
    public const string BodyTooLarge = "BODY_TOO_LARGE";

    /// <summary>Too many requests of one address or identity.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>Refused for a while after many refusals.</summary>
    public const string GreyListed = "GREY_LISTED";

    /// <summary>Refused for longer, after offences while grey-listed.</summary>
    public const string Banned = "BANNED";

    /// <summary>No place left in the queue.</summary>
    public const string QueueFull = "QUEUE_FULL";

    /// <summary>The agent is short of processor or memory.</summary>
    public const string Backpressure = "BACKPRESSURE";

    /// <summary>The caller's time was over before the work began.</summary>
    public const string DeadlineExceeded = "DEADLINE_EXCEEDED";

    /// <summary>The agent is shutting down.</summary>
    public const string Draining = "DRAINING";

    /// <summary>Too many jobs at a time.</summary>
    public const string QuotaExceeded = "QUOTA_EXCEEDED";

    /// <summary>The privacy budget does not suffice.</summary>
    public const string PrivacyBudgetExceeded = "PRIVACY_BUDGET_EXCEEDED";

    /// <summary>Nobody has consented to computing on the data, or no longer does.</summary>
    public const string ConsentRequired = "CONSENT_REQUIRED";

    /// <summary>In a computation: its description could not be fetched as long as the lease was good.</summary>
    public const string ContentUnavailable = "CONTENT_UNAVAILABLE";

    /// <summary>In a job: it was cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>In a job: so many attempts were begun, and none came to an end.</summary>
    public const string AttemptsExhausted = "ATTEMPTS_EXHAUSTED";

    /// <summary>A dependency of the agent failed, for example the chain.</summary>
    public const string DependencyUnavailable = "DEPENDENCY_UNAVAILABLE";

    /// <summary>The agent's own fault.</summary>
    public const string InternalError = "INTERNAL_ERROR";
}
