using System.Globalization;
using Pandacea.Sdk.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>A proposal as an operation of the journal.</summary>
internal static class ProposalOperation
{
    public static OperationStart Start(Spender spender, ProposeLease asked, long due) => new(OperationNames.ProposalCreate, due)
    {
        Proposal = new ProposalTerms(spender.Identity.PeerId.ToString(), asked.ProductId, asked.MaxPrice.ToString(CultureInfo.InvariantCulture)),
    };
}
