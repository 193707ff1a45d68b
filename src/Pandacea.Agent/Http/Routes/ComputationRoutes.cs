using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Jobs.Computations;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Computations under leases.</summary>
internal static class ComputationRoutes
{
    private const string One = AgentRoutes.PrivacyResults + "/{computationId}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(AgentRoutes.Execute, SubmitAsync).WithName("execute").WithTags("computations")
            .WithSummary("Hands in a computation under a lease")
            .WithDescription("Once accepted it ends; while its description cannot be fetched it waits as long as the lease is good. 403 FORBIDDEN: the lease is not approved, or not the caller's.")
            .WithMetadata(new BodyExample($$"""{"lease_id":"0x{{new string('1', 64)}}","computationCid":"QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n","inputs":[{"asset_id":"builtin/logistic-2000x5","variable_name":"readings"}]}"""))
            .Accepts<ComputationRequest>("application/json").Produces<ComputationAccepted>(202).ProducesErrors(400, 403, 409);
        app.MapGet(One, FindAsync).WithName("getComputation").WithTags("computations")
            .WithSummary("Shows a computation")
            .WithDescription("Only to who handed it in. Its results are there once its status is complete.")
            .Produces<ComputationAnswer>().ProducesErrors(404);
        app.MapDelete(One, CancelAsync).WithName("cancelComputation").WithTags("computations")
            .WithSummary("Cancels a computation")
            .WithDescription("One that has ended stays as it is.")
            .Produces<ComputationAnswer>().ProducesErrors(404);
        app.MapGet(AgentRoutes.Results + "/{onChainLeaseId}", OfLeaseAsync).WithName("getLeaseResult").WithTags("computations")
            .WithSummary("Shows what came of a lease")
            .WithDescription("Its latest complete computation, else its latest one. Only to who proposed the lease.")
            .Produces<LeaseResultAnswer>().ProducesErrors(404);
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext context,
        AgentOptions options,
        ComputationService computations,
        RefusalReporter refusals,
        [FromHeader(Name = AgentHeaders.IdempotencyKey)] string? idempotencyKey)
    {
        var state = CallState.Of(context);
        var wish = ComputationInputs.Check(JsonBody.Read(state, JobJson.Default.ComputationRequest), state.Identity);
        var key = Operations.Key(state, "POST", AgentRoutes.Execute);
        if (options.Ipfs is null)
        {
            throw new BadInputException("The agent has no IPFS node to fetch computations from: set IPFS_API_URL.", AgentErrorCodes.DependencyUnavailable, 503);
        }

        var accepted = await computations.SubmitAsync(wish, key, Accepted, context.RequestAborted).ConfigureAwait(false);
        return await JobRoutes.ResultAsync(context, refusals, accepted).ConfigureAwait(false);
    }

    private static async Task<IResult> FindAsync(
        HttpContext context, ComputationService computations, [Description("computation_id of the computation.")] string computationId) => TypedResults.Json(
        await AnswerAsync(context, computations, computationId).ConfigureAwait(false), JobJson.Default.ComputationAnswer);

    private static async Task<IResult> CancelAsync(
        HttpContext context, ComputationService computations, [Description("computation_id of the computation.")] string computationId)
    {
        if (JobIds.IsValid(computationId))
        {
            await computations.CancelAsync(computationId, CallState.Of(context).Identity, context.RequestAborted).ConfigureAwait(false);
        }

        return TypedResults.Json(await AnswerAsync(context, computations, computationId).ConfigureAwait(false), JobJson.Default.ComputationAnswer);
    }

    private static async Task<IResult> OfLeaseAsync(HttpContext context, ComputationService computations, [Description("The lease on chain: 0x and 64 hex digits.")] string onChainLeaseId)
    {
        var found = ProposalIds.Normalise(onChainLeaseId) is { } id
            ? await computations.OfLeaseAsync(id, CallState.Of(context).Identity, context.RequestAborted).ConfigureAwait(false)
            : null;
        if (found is not { } lease)
        {
            throw new BadInputException("onChainLeaseId: you have no such lease.", AgentErrorCodes.NotFound, 404);
        }

        var result = lease.Result is { } view ? Answer(view) with { ComputationId = view.Computation.ComputationId } : null;
        return TypedResults.Json(new LeaseResultAnswer(lease.Lease.OnChainLeaseId!, lease.Lease.Status, result), JobJson.Default.LeaseResultAnswer);
    }

    private static async Task<ComputationAnswer> AnswerAsync(HttpContext context, ComputationService computations, string computationId) =>
        JobIds.IsValid(computationId)
        && await computations.ShowAsync(computationId, CallState.Of(context).Identity, context.RequestAborted).ConfigureAwait(false) is { } found
            ? Answer(found)
            : throw new BadInputException("computationId: there is no such computation.", AgentErrorCodes.NotFound, 404);

    private static ComputationAnswer Answer(ComputationView view)
    {
        var computation = view.Computation;
        if (view.Job is not { } job)
        {
            return computation.State == ComputationState.Failed
                ? new(JobStatuses.Failed) { Error = new(computation.ErrorCode!, computation.ErrorMessage!) }
                : new(JobStatuses.Queued);
        }

        return new(JobView.Status(job.State))
        {
            Results = view.Artifact is { } artifact
                ? new(JsonElement.Parse(artifact), job.ArtifactCid is { } cid ? [new(cid, job.ArtifactHash!)] : [])
                : null,
            Error = JobView.Error(job),
        };
    }

    private static StoredAnswer Accepted(string computationId) =>
        new(202, JsonSerializer.Serialize(new ComputationAccepted(computationId), JobJson.Default.ComputationAccepted));
}
