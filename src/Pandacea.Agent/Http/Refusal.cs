using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>Why a request is sent away before it is looked at.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">For the body.</param>
/// <param name="Reason">For the log line and the metric.</param>
/// <param name="Message">For people.</param>
/// <param name="RetryAfter">When to come again, if that helps.</param>
internal sealed record Refusal(int Status, string Code, string Reason, string Message, TimeSpan? RetryAfter = null)
{
    public static Refusal HeadersTooLarge { get; } =
        new(431, AgentErrorCodes.HeadersTooLarge, RefusalReasons.HeadersTooLarge, "Headers may have 8 KiB in all.");

    public static Refusal BodyTooLarge { get; } =
        new(413, AgentErrorCodes.BodyTooLarge, RefusalReasons.BodyTooLarge, "A body may have 10 MiB.");

    public static Refusal Unsigned(string message) => new(401, AgentErrorCodes.Unauthorized, RefusalReasons.Signature, message);

    public static Refusal AddressLimit(TimeSpan retryAfter) => new(
        429, AgentErrorCodes.RateLimited, RefusalReasons.IpRateLimit, "Too many requests without a valid signature from this address.", retryAfter);

    public static Refusal IdentityLimit(TimeSpan retryAfter) => new(
        429, AgentErrorCodes.RateLimited, RefusalReasons.IdentityRateLimit, "Too many requests of this identity.", retryAfter);

    public static Refusal GreyListed(TimeSpan retryAfter) => new(
        429, AgentErrorCodes.GreyListed, RefusalReasons.GreyListed, "Refused for a while after many refusals.", retryAfter);

    public static Refusal Banned(TimeSpan retryAfter) => new(
        429, AgentErrorCodes.Banned, RefusalReasons.Banned, "Refused for long after repeated offences.", retryAfter);

    public static Refusal QueueFull(TimeSpan retryAfter) => new(
        503, AgentErrorCodes.QueueFull, RefusalReasons.QueueFull, "No place left in the queue.", retryAfter);

    public static Refusal TooLate(TimeSpan retryAfter) => new(
        503, AgentErrorCodes.DeadlineExceeded, RefusalReasons.Deadline, "The time that the caller would wait was over before its turn came.", retryAfter);

    public static Refusal Backpressure(TimeSpan retryAfter) => new(
        503, AgentErrorCodes.Backpressure, RefusalReasons.Backpressure, "The agent is short of processor or memory.", retryAfter);

    public static Refusal Quota { get; } = new(
        409, AgentErrorCodes.QuotaExceeded, RefusalReasons.Quota, "Too many jobs of this identity, queued and running ones together. Wait for one to end, or cancel one.");

    public static Refusal Draining { get; } = new(
        503, AgentErrorCodes.Draining, RefusalReasons.Draining, "The agent is shutting down.", TimeSpan.FromSeconds(2));
}
