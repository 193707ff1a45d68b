using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Where a lease stands as the agent sees it.</summary>
[JsonConverter(typeof(LeaseStatusConverter))]
public enum LeaseStatus
{
    /// <summary>Proposed; not yet on chain, or not yet approved there.</summary>
    PendingApproval,

    /// <summary>Approved on chain by the earner.</summary>
    Approved,

    /// <summary>The earner declined.</summary>
    Rejected,

    /// <summary>The earner has done the work; the dispute window runs.</summary>
    Executed,

    /// <summary>The spender disputes it.</summary>
    Disputed,

    /// <summary>The dispute was decided.</summary>
    Resolved,

    /// <summary>Refunded to the spender.</summary>
    Cancelled,

    /// <summary>Its time ran out before it was approved.</summary>
    Expired,

    /// <summary>Settled for the earner.</summary>
    Finalized,
}
