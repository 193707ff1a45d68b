using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>The agent answered, and its answer is no success: it refused, or what it said cannot be used.</summary>
/// <remarks>Where it did not answer at all: <see cref="UpstreamException"/>, <see cref="CircuitOpenException"/>, <see cref="CallTimeoutException"/>.</remarks>
public sealed class AgentException : PandaceaException
{
    private AgentException(string message, string? code, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>One of <see cref="Protocol.Agent.AgentErrorCodes"/>.</summary>
    /// <value>Null: the answer was a success that cannot be used.</value>
    public string? Code { get; }

    /// <summary>The HTTP status.</summary>
    public int? Status { get; private init; }

    /// <summary>The agent's own words.</summary>
    public string? AgentMessage { get; private init; }

    /// <summary>Whether the same operation can succeed later: the agent was busy, or failed.</summary>
    public bool IsTransient { get; private init; }

    internal static AgentException Of(string operation, AgentError error, UpstreamException call) => new(
        $"The agent refused {operation}: {error.Message} ({error.Code}, status {call.Status}{(call.RequestId is { } id ? $", request {id}" : "")}). {call.Message}",
        error.Code,
        call)
    {
        Status = call.Status,
        AgentMessage = error.Message,
        IsTransient = call.Kind.IsRetried(),
        Dependency = call.Dependency,
        Attempts = call.Attempts,
        RetryAfter = call.RetryAfter,
        RequestId = call.RequestId,
        MayHaveTakenEffect = call.MayHaveTakenEffect,
    };

    internal static AgentException Unusable(string message) => new(message, code: null) { Dependency = "agent", Attempts = 1 };
}
