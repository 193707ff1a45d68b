using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Compute.Attempts;
using Pandacea.Hosting;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Http;

/// <summary>What the agent asks of a worker.</summary>
internal static class WorkerRoutes
{
    private const int Conflict = StatusCodes.Status409Conflict;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(ComputeRoutes.Jobs, TakeAsync);
        app.MapDelete(ComputeRoutes.Jobs + "/{jobId}", End);
        app.MapGet(ComputeRoutes.Liveness, Live);
        app.MapPrometheusScrapingEndpoint(ComputeRoutes.Metrics);
    }

    /// <summary>The answer to whoever is not of this stack.</summary>
    public static Task UnauthorizedAsync(HttpContext context) => Error(
        StatusCodes.Status401Unauthorized, ComputeErrorCodes.Unauthorized, $"This is for the agent of the same stack: {StackSecret.Variable} must be the same, and the clocks within a minute.").ExecuteAsync(context);

    private static async Task<IResult> TakeAsync(HttpContext context, WorkerSlots slots, WorkerIdentity worker, ComputeOptions options)
    {
        // A web page cannot send this type without asking first, and nobody here answers that.
        if (!context.Request.HasJsonContentType())
        {
            return Error(StatusCodes.Status415UnsupportedMediaType, ComputeErrorCodes.InvalidRequest, "Content-Type must be application/json.");
        }

        var reading = await OfferReading.OfAsync(context.Request.Body, options.Secret, context.RequestAborted).ConfigureAwait(false);
        if (reading.Problem is { } problem)
        {
            return Error(StatusCodes.Status400BadRequest, ComputeErrorCodes.InvalidRequest, problem);
        }

        var offer = reading.Offer!;
        return slots.Take(offer, reading.Key!) is { } refusal
            ? Error(Conflict, refusal, Explain(refusal))
            : TypedResults.Json(new JobTaken(offer.JobId, offer.Attempt, offer.Fence, worker.Id), ComputeJson.Default.JobTaken, null, StatusCodes.Status202Accepted);
    }

    private static string Explain(string refusal) => refusal switch
    {
        ComputeErrorCodes.WorkerBusy => "All slots are taken.",
        ComputeErrorCodes.Draining => "The worker stops.",
        _ => "A later lease of this job is known.",
    };

    private static IResult End(WorkerSlots slots, string jobId, long fence) => slots.End(jobId, fence)
        ? Results.NoContent()
        : Error(StatusCodes.Status404NotFound, ComputeErrorCodes.UnknownJob, "There is no such attempt here.");

    private static IResult Live(WorkerSlots slots, WorkerIdentity worker, WorkerUptime uptime, ComputeOptions options)
    {
        var draining = slots.Draining;
        var answer = new WorkerLiveness(
            draining ? WorkerLiveness.Draining : WorkerLiveness.Ok, Math.Round(uptime.Elapsed.TotalSeconds, 3), worker.Id, slots.Running, options.Slots);
        return TypedResults.Json(answer, ComputeJson.Default.WorkerLiveness, null, draining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static IResult Error(int status, string code, string message) => TypedResults.Json(
        new ErrorBody(new(code, message, RandomNumberGenerator.GetHexString(32, lowercase: true))), ComputeJson.Default.ErrorBody, null, status);
}
