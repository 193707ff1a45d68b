namespace Pandacea.Agent.Store;

/// <summary>Why a job is not taken.</summary>
public enum JobRefusal
{
    /// <summary>It is.</summary>
    None,

    /// <summary>Its owner has as many jobs as allowed.</summary>
    Quota,

    /// <summary>Its owner's privacy budget does not suffice.</summary>
    Budget,

    /// <summary>The privacy ledger cannot be trusted.</summary>
    LedgerUnusable,

    /// <summary>A consent that it rests on does not hold any more.</summary>
    Consent,
}
