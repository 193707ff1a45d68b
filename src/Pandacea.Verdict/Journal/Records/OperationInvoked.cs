namespace Pandacea.Verdict.Journal;

/// <summary>An operation of the workload was started.</summary>
public sealed record OperationInvoked : JournalRecord
{
    /// <summary>Number of the operation, unique in the run.</summary>
    public required long Op { get; init; }

    /// <summary>One of <see cref="OperationNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Instant at which the schedule asked for it, ns; the operation belongs to this instant.</summary>
    public required long Due { get; init; }

    /// <summary>What the chain must show if the operation is acknowledged.</summary>
    public LeaseTerms? Lease { get; init; }

    /// <summary>What the agent's store must show if the operation is acknowledged.</summary>
    public ProposalTerms? Proposal { get; init; }

    /// <summary>What the node must have if the operation is acknowledged.</summary>
    public ContentTerms? Content { get; init; }

    /// <summary>The job that the agent's store must show if the operation is acknowledged.</summary>
    public JobTerms? Job { get; init; }
}
