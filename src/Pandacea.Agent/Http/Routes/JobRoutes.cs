using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Jobs.</summary>
internal static class JobRoutes
{
    private const string OneJob = AgentRoutes.Aggregate + "/{jobId}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(AgentRoutes.Train, SubmitAsync).WithName("train").WithTags("jobs")
            .WithSummary("Hands in a job")
            .WithDescription("Once accepted it ends, whatever happens to agent and workers. Its epsilon is reserved now and charged once, at its first start. 403 PRIVACY_BUDGET_EXCEEDED or CONSENT_REQUIRED, 409 QUOTA_EXCEEDED: too many jobs of this identity, queued and running ones.")
            .WithMetadata(new BodyExample("""{"dataset":"builtin/logistic-2000x5","task":"logistic_regression","dp":{"enabled":true,"epsilon":1},"epochs":5,"batch_size":100,"learning_rate":4,"seed":1,"priority":"normal"}"""))
            .Accepts<TrainRequest>("application/json").Produces<TrainAccepted>(202).ProducesErrors(400, 403, 409);
        app.MapGet(OneJob, FindAsync).WithName("getJob").WithTags("jobs")
            .WithSummary("Shows a job")
            .WithDescription("Only to who handed it in. Its artifact is there once its status is complete.")
            .Produces<JobAnswer>().ProducesErrors(404);
        app.MapDelete(OneJob, CancelAsync).WithName("cancelJob").WithTags("jobs")
            .WithSummary("Cancels a job")
            .WithDescription("One that has ended stays as it is. What was charged at its first start is not given back.")
            .Produces<JobAnswer>().ProducesErrors(404);
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext context, IJobService jobs, DataSets data, RefusalReporter refusals, [FromHeader(Name = AgentHeaders.IdempotencyKey)] string? idempotencyKey)
    {
        var state = CallState.Of(context);
        var request = JobInputs.Check(JsonBody.Read(state, JobJson.Default.TrainRequest), state.Identity, data);
        var key = Operations.Key(state, "POST", AgentRoutes.Train);
        var accepted = await jobs.SubmitAsync(request, key, Accepted, context.RequestAborted).ConfigureAwait(false);
        return await ResultAsync(context, refusals, accepted).ConfigureAwait(false);
    }

    /// <summary>The answer to a job or a computation that was handed in.</summary>
    internal static async Task<IResult> ResultAsync(HttpContext context, RefusalReporter refusals, JobAcceptance accepted)
    {
        switch (accepted.Refusal)
        {
            case JobRefusal.None:
                return Operations.Result(context, accepted.Key!);
            case JobRefusal.Quota:
                await refusals.RefuseAsync(context, Refusal.Quota).ConfigureAwait(false);
                return TypedResults.Empty;
            case JobRefusal.Budget:
                throw new BadInputException(
                    $"dp.epsilon: the privacy budget has {PrivacyUnits.ToEpsilon(Math.Max(0, accepted.Left)):0.############} left.", AgentErrorCodes.PrivacyBudgetExceeded, 403);
            case JobRefusal.Consent:
                throw new BadInputException("dataset: there is no active consent to computing on it.", AgentErrorCodes.ConsentRequired, 403);
            default:
                throw new BadInputException("The privacy ledger cannot be trusted: no job is taken that would have to be charged.", AgentErrorCodes.DependencyUnavailable, 503);
        }
    }

    private static async Task<IResult> FindAsync(HttpContext context, IJobService jobs, [Description("job_id of the job.")] string jobId) => TypedResults.Json(
        await AnswerAsync(context, jobs, jobId).ConfigureAwait(false), JobJson.Default.JobAnswer);

    private static async Task<IResult> CancelAsync(HttpContext context, IJobService jobs, [Description("job_id of the job.")] string jobId)
    {
        if (JobIds.IsValid(jobId))
        {
            await jobs.CancelAsync(jobId, CallState.Of(context).Identity, context.RequestAborted).ConfigureAwait(false);
        }

        return TypedResults.Json(await AnswerAsync(context, jobs, jobId).ConfigureAwait(false), JobJson.Default.JobAnswer);
    }

    private static async Task<JobAnswer> AnswerAsync(HttpContext context, IJobService jobs, string jobId) =>
        JobIds.IsValid(jobId) && await jobs.ShowAsync(jobId, CallState.Of(context).Identity, context.RequestAborted).ConfigureAwait(false) is { } found
            ? JobView.Of(found.Job, found.History, found.Artifact)
            : throw new BadInputException("jobId: there is no such job.", AgentErrorCodes.NotFound, 404);

    private static StoredAnswer Accepted(string jobId) => new(202, JsonSerializer.Serialize(new TrainAccepted(jobId), JobJson.Default.TrainAccepted));
}
