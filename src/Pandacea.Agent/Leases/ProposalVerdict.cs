namespace Pandacea.Agent.Leases;

/// <summary>Whether a request becomes a proposal.</summary>
public enum ProposalVerdict
{
    /// <summary>It does.</summary>
    Accepted,

    /// <summary>The caller would pay too little.</summary>
    PriceTooLow,

    /// <summary>There is no such product.</summary>
    UnknownProduct,
}
