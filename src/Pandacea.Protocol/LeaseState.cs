namespace Pandacea.Protocol;

/// <summary>The states of a lease, with the contract's numbers.</summary>
public enum LeaseState
{
    /// <summary>No such lease.</summary>
    None = 0,

    /// <summary>Paid for, not yet approved.</summary>
    Created = 1,

    /// <summary>Approved by the earner.</summary>
    Approved = 2,

    /// <summary>The earner has done the work; the dispute window runs.</summary>
    Executed = 3,

    /// <summary>Settled for the earner.</summary>
    Finalized = 4,

    /// <summary>The spender disputes it; the owner of the contract decides.</summary>
    Disputed = 5,

    /// <summary>The dispute was decided.</summary>
    Resolved = 6,

    /// <summary>Refunded to the spender.</summary>
    Cancelled = 7,
}
