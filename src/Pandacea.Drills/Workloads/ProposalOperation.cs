using System.Globalization;
using System.Text.Json;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Makes proposals as operations of the journal.</summary>
public sealed class ProposalOperation(ProposalSender sender, OperationRecorder recorder)
{
    /// <summary>Proposes; null where the operation did not end ok.</summary>
    /// <param name="spender">Who proposes.</param>
    /// <param name="asked">What.</param>
    /// <param name="due">Instant at which the schedule asked for it, ns on the journal's clock.</param>
    /// <param name="cancellationToken">Ends the operation; whether it took effect is then unknown.</param>
    public async Task<LeaseProposed?> ProposeAsync(Spender spender, ProposeLease asked, long due, CancellationToken cancellationToken)
    {
        LeaseProposed? proposed = null;
        var start = new OperationStart(OperationNames.ProposalCreate, due)
        {
            Proposal = new ProposalTerms(
                spender.Identity.PeerId.ToString(),
                asked.ProductId,
                asked.MaxPrice.ToString(CultureInfo.InvariantCulture),
                LeaseIds.ProductId(asked.ProductId),
                (long)asked.Duration.TotalMilliseconds,
                asked.IdempotencyKey,
                SignatureString.BodyHash(JsonSerializer.SerializeToUtf8Bytes(Body(asked), AgentJson.Default.LeaseProposal))),
        };
        await recorder.RecordAsync(start, async () =>
        {
            proposed = await sender.ProposeAsync(spender, asked, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement { ProposalId = proposed.LeaseProposalId, PriceWei = proposed.Price.ToString(CultureInfo.InvariantCulture) };
        }).ConfigureAwait(false);
        return proposed;
    }

    /// <summary>The request as the agent's interface has it, for its key stands for these very bytes.</summary>
    private static LeaseProposal Body(ProposeLease asked) => new(asked.ProductId, Wei.Format(asked.MaxPrice), LeaseDuration.Format(asked.Duration));
}
