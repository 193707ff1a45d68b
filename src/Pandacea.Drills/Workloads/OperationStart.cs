using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>An operation that is about to begin.</summary>
/// <param name="Name">One of <see cref="OperationNames"/>.</param>
/// <param name="Due">Instant at which the schedule asked for it, ns on the journal's clock.</param>
public sealed record OperationStart(string Name, long Due)
{
    /// <summary>What the chain must show if it is acknowledged.</summary>
    public LeaseTerms? Lease { get; init; }

    /// <summary>What the agent's store must show if it is acknowledged.</summary>
    public ProposalTerms? Proposal { get; init; }

    /// <summary>What the node must have if it is acknowledged.</summary>
    public ContentTerms? Content { get; init; }

    /// <summary>The job that the agent's store must show if it is acknowledged.</summary>
    public JobTerms? Job { get; init; }
}
