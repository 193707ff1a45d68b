namespace Pandacea.Agent.Store;

/// <summary>Where a proposal stands, as callers see it.</summary>
public enum LeaseStatus
{
    /// <summary>Accepted; not approved on chain yet.</summary>
    PendingApproval,

    /// <summary>Paid for and approved on chain.</summary>
    Approved,

    /// <summary>The agent will not approve it.</summary>
    Rejected,

    /// <summary>The work is done; the dispute window runs.</summary>
    Executed,

    /// <summary>Disputed on chain, not decided.</summary>
    Disputed,

    /// <summary>The dispute was decided.</summary>
    Resolved,

    /// <summary>The spender took it back.</summary>
    Cancelled,

    /// <summary>Its time passed before the work was done.</summary>
    Expired,

    /// <summary>Settled for the earner.</summary>
    Finalized,
}
