using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Faults.Control.Toxics;
using Pandacea.Faults.Events;
using Pandacea.Faults.Injection;
using Pandacea.Faults.Leases;

namespace Pandacea.Faults.Control.Server;

/// <summary><c>/faults</c>.</summary>
internal sealed class FaultApi(FaultBook faults, LeaseBook leases, ToxicBook toxics, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", context => context.Response.JsonAsync(200, List()));
        routes.MapGet("/faults/{id}", GetAsync);
        routes.MapPost("/faults", InjectAsync);
        routes.MapDelete("/faults/{id}", context => context.Response.OutcomeAsync(faults.LiftAsync(Id(context), FaultStates.Lifted), 204, time));
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private ActiveFault[] List() =>
    [
        .. faults.Active.Select(each => each.Describe()),
        .. toxics.Describe(),
        .. leases.Current is { } lease ? [new ActiveFault("lease", lease.Id, lease.Id, "", "", null, lease.Owner, "held") { RenewedMsAgo = leases.RenewedMsAgo(lease) }] : Array.Empty<ActiveFault>(),
    ];

    private Task GetAsync(HttpContext context) => faults.Find(Id(context)) switch
    {
        null => context.Response.RefuseAsync(new(404, $"fault '{Id(context)}' is not there", "")),
        { State: FaultStates.Failed, Failure: { } failure } => context.Response.RefuseAsync(failure),
        var found => context.Response.JsonAsync(200, found.Describe()),
    };

    private async Task InjectAsync(HttpContext context)
    {
        if (await context.ReadAsync<FaultBody>().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var request = body.ToRequest(out var refusal);
        await (request is null
            ? context.Response.RefuseAsync(refusal!)
            : context.Response.OutcomeAsync(faults.InjectAsync(request), 201, time)).ConfigureAwait(false);
    }
}
