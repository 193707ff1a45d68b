namespace Pandacea.Protocol.Agent;

/// <summary>Where a computation stands.</summary>
/// <param name="Status"><c>queued</c>, <c>running</c>, <c>complete</c> or <c>failed</c>; queued also as long as its description cannot be fetched.</param>
public sealed record ComputationAnswer(string Status)
{
    /// <summary>Its name; only where the answer is about a lease.</summary>
    public string? ComputationId { get; init; }

    /// <summary>What it made.</summary>
    public ComputationResults? Results { get; init; }

    /// <summary>Why there is no result and never will be.</summary>
    public JobError? Error { get; init; }
}
