namespace Pandacea.Sdk.Resilience;

/// <summary>A failed attempt as a value: what the pipeline needs to decide, and what the caller will be told.</summary>
/// <param name="Kind">Why it failed.</param>
/// <param name="Cause">The same in a few words, for events and messages: <c>status 503</c>, <c>timeout</c>.</param>
public sealed record AttemptFailure(FailureKind Kind, string Cause)
{
    /// <summary>How long the upstream asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The HTTP status, if there was one.</summary>
    public int? Status { get; init; }

    /// <summary>The JSON-RPC error code, if there was one.</summary>
    public int? RpcCode { get; init; }

    /// <summary>The id that the upstream gave to the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the upstream may have carried out the attempt all the same.</summary>
    /// <value>By default as <see cref="FailureRules.MayHaveTakenEffect"/> says; a read sets it to false.</value>
    public bool MayHaveTakenEffect { get; init; } = Kind.MayHaveTakenEffect();

    /// <summary>The exception behind it, if there was one.</summary>
    public Exception? Error { get; init; }
}
