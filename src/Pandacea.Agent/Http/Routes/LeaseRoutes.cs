using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Leases;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Proposals.</summary>
internal static class LeaseRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(AgentRoutes.Leases, ProposeAsync).WithName("proposeLease").WithTags("leases")
            .WithSummary("Proposes a lease of a product")
            .WithDescription("The answer is on the disk when it is given. Its leaseProposalId and proposedPrice go into createLease on chain; the agent follows the chain and approves what was paid. 403 POLICY_REJECTION: maxPrice is below the agent's price.")
            .WithMetadata(new BodyExample("""{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"10000000000000000","duration":"24h","spenderDid":"did:example:spender","computation":{"type":"mean","parameters":{"column":"watt_hours"}}}"""))
            .Accepts<LeaseProposal>("application/json").Produces<LeaseAccepted>(202).ProducesErrors(400, 403, 404, 409);
        app.MapGet(AgentRoutes.Leases + "/{leaseProposalId}", FindAsync).WithName("getLease").WithTags("leases")
            .WithSummary("Shows a lease")
            .WithDescription("Where a proposal stands, and its lease on chain once there is one.")
            .Produces<LeaseAnswer>().ProducesErrors(404);
    }

    private static async Task<IResult> ProposeAsync(
        HttpContext context, ILeaseService leases, [FromHeader(Name = AgentHeaders.IdempotencyKey)] string? idempotencyKey)
    {
        var state = CallState.Of(context);
        var proposal = JsonBody.Read(state, AgentJson.Default.LeaseProposal);
        var request = LeaseInput.Check(proposal, state.Identity);
        var key = Operations.Key(state, "POST", AgentRoutes.Leases);
        var outcome = await leases.ProposeAsync(request, key, decision => Answer(state, decision), context.RequestAborted).ConfigureAwait(false);
        return Operations.Result(context, outcome);
    }

    private static async Task<IResult> FindAsync(HttpContext context, ILeaseService leases, [Description("leaseProposalId of the proposal's answer: 0x and 64 hex digits.")] string leaseProposalId)
    {
        var lease = ProposalIds.Normalise(leaseProposalId) is { } id
            ? await leases.FindAsync(id, context.RequestAborted).ConfigureAwait(false)
            : null;
        if (lease is null)
        {
            throw new BadInputException("leaseProposalId: there is no such proposal.", AgentErrorCodes.NotFound, 404);
        }

        var answer = new LeaseAnswer(
            lease.Status, lease.ProposalId, lease.CreatedAt, lease.UpdatedAt, lease.OnChainLeaseId, Wei.Format(lease.Price), lease.Consents?.Split(','));
        return TypedResults.Json(answer, AgentJson.Default.LeaseAnswer);
    }

    private static StoredAnswer Answer(CallState state, ProposalDecision decision)
    {
        switch (decision.Verdict)
        {
            case ProposalVerdict.Accepted:
                var accepted = new LeaseAccepted(LeaseStatus.PendingApproval, decision.ProposalId!, Wei.Format(decision.Price));
                return new(202, JsonSerializer.Serialize(accepted, AgentJson.Default.LeaseAccepted));
            case ProposalVerdict.PriceTooLow:
                return Error(state, 403, AgentErrorCodes.PolicyRejection, $"maxPrice: the least price is {Wei.Format(decision.Price)} wei now.");
            default:
                return Error(state, 404, AgentErrorCodes.NotFound, "productId: there is no such product.");
        }
    }

    private static StoredAnswer Error(CallState state, int status, string code, string message) =>
        new(status, Encoding.UTF8.GetString(ErrorAnswer.Body(state.RequestId, code, message)));
}
