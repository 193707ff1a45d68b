namespace Pandacea.Agent.Store;

/// <summary>The events of the lease contract that the agent follows.</summary>
public enum ChainEventKind
{
    /// <summary><c>LeaseCreated</c>.</summary>
    Created = 1,

    /// <summary><c>LeaseApproved</c>.</summary>
    Approved = 2,

    /// <summary><c>LeaseExecuted</c>.</summary>
    Executed = 3,

    /// <summary><c>LeaseFinalized</c>.</summary>
    Finalized = 4,

    /// <summary><c>DisputeRaised</c>.</summary>
    Disputed = 5,

    /// <summary><c>DisputeResolved</c>.</summary>
    Resolved = 6,

    /// <summary><c>LeaseCancelled</c>.</summary>
    Cancelled = 7,
}
