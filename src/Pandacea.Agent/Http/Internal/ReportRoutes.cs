using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Agent.Http.Internal;

/// <summary>What workers report. An answer 200 means that it is on the disk.</summary>
internal static class ReportRoutes
{
    private const string Job = ComputeRoutes.InternalJobs + "/{jobId}/";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ComputeRoutes.Liveness, () => Results.Text("""{"status":"ok"}""", "application/json"));
        Map(app, ReportNames.Heartbeat, ComputeJson.Default.HeartbeatReport, (queue, id, report, token) => queue.HeartbeatAsync(id, report, token));
        Map(app, ReportNames.Checkpoint, ComputeJson.Default.CheckpointReport, (queue, id, report, token) => queue.CheckpointAsync(id, report, token));
        Map(app, ReportNames.Result, ComputeJson.Default.ResultReport, (queue, id, report, token) => queue.ResultAsync(id, report, token));
    }

    private static void Map<T>(IEndpointRouteBuilder app, string name, JsonTypeInfo<T> type, Func<JobQueue, string, T, CancellationToken, Task<ReportOutcome>> take) =>
        app.MapPost(Job + name, async (HttpContext context, JobQueue queue, string jobId) =>
        {
            try
            {
                var report = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false);
                return report is null
                    ? InternalErrors.Of(400, ComputeErrorCodes.InvalidRequest, "The body must be a JSON object.")
                    : Answer(await take(queue, jobId, report, context.RequestAborted).ConfigureAwait(false));
            }
            catch (JsonException error)
            {
                return InternalErrors.Of(400, ComputeErrorCodes.InvalidRequest, JsonProblem.Describe(error));
            }
            catch (StoreException error)
            {
                return InternalErrors.Of(503, ComputeErrorCodes.InternalError, error.Message);
            }
        });

    private static IResult Answer(ReportOutcome outcome) => outcome.Verdict switch
    {
        ReportVerdict.Current => TypedResults.Json(new LeaseExtended(outcome.LeaseUntil), ComputeJson.Default.LeaseExtended),
        ReportVerdict.Stale => InternalErrors.Of(409, ComputeErrorCodes.StaleFence, "This attempt is no longer the job's: stop it."),
        ReportVerdict.Over => InternalErrors.Of(410, ComputeErrorCodes.StaleFence, "The job is over: stop this attempt."),
        ReportVerdict.Unknown => InternalErrors.Of(404, ComputeErrorCodes.UnknownJob, "There is no such job."),
        _ => InternalErrors.Of(400, ComputeErrorCodes.InvalidRequest, outcome.Problem!),
    };
}
