using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Following;
using Pandacea.Agent.Http.Guards;
using Pandacea.Agent.Http.Readiness;
using Pandacea.Agent.Identity;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Whether the agent serves, lives and has what it needs.</summary>
internal static class HealthRoutes
{
    private const int Unavailable = StatusCodes.Status503ServiceUnavailable;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(AgentRoutes.Health, HealthAsync).WithName("health").WithTags("health")
            .WithSummary("Whether the agent can serve")
            .WithDescription("503 while it shuts down or its store cannot be used. What it depends on is under /readyz.")
            .Produces<Health>().Produces<Health>(Unavailable);
        app.MapGet(AgentRoutes.Liveness, Live).WithName("liveness").WithTags("health")
            .WithSummary("Who the agent is, and since when it runs")
            .WithDescription("Callers sign for its peerId, and lease from its earner on its contract.")
            .Produces<Liveness>();
        app.MapGet(AgentRoutes.Readiness, ReadyAsync).WithName("readiness").WithTags("health")
            .WithSummary("Whether the agent has all that it needs")
            .WithDescription("One check for each dependency; 503 as long as one of them is not ready, with the reason.")
            .Produces<Protocol.Agent.Readiness>().Produces<Protocol.Agent.Readiness>(Unavailable);
    }

    private static async Task<IResult> HealthAsync(Draining draining, WatchedCheck[] checks)
    {
        var status = draining.Begun ? Health.Draining
            : await checks[0].ProblemAsync().ConfigureAwait(false) is null ? Health.Healthy
            : Health.Unhealthy;
        return TypedResults.Json(new Health(status), AgentJson.Default.Health, null, status == Health.Healthy ? 200 : Unavailable);
    }

    private static IResult Live(HttpContext context, AgentIdentity identity, Uptime uptime)
    {
        var followed = context.RequestServices.GetService<FollowingOptions>();
        var answer = new Liveness(Liveness.Ok, Math.Round(uptime.Elapsed.TotalSeconds, 3), identity.PeerId.ToString())
        {
            Contract = followed?.Contract.ToLowerInvariant(),
            Earner = followed?.Earner.Address,
        };
        return TypedResults.Json(answer, AgentJson.Default.Liveness);
    }

    private static async Task<IResult> ReadyAsync(WatchedCheck[] checks)
    {
        var found = await Task.WhenAll(checks.Select(async check => (check.Name, Problem: await check.ProblemAsync().ConfigureAwait(false))))
            .ConfigureAwait(false);
        var answers = found
            .Select(check => new ReadinessCheck(check.Name, check.Problem is null ? ReadinessCheck.Ready : ReadinessCheck.NotReady, check.Problem))
            .ToList();
        var ready = found.All(check => check.Problem is null);
        return TypedResults.Json(new Protocol.Agent.Readiness(ready, answers), AgentJson.Default.Readiness, null, ready ? 200 : Unavailable);
    }
}
