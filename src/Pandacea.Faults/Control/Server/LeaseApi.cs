using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Faults.Events;
using Pandacea.Faults.Injection;
using Pandacea.Faults.Leases;

namespace Pandacea.Faults.Control.Server;

/// <summary><c>/leases</c>.</summary>
internal sealed class LeaseApi(LeaseBook leases, FaultBook faults, TimeSpan maxLease, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leases", context => context.Response.JsonAsync(200, leases.Current is { } lease ? new[] { Describe(lease) } : []));
        routes.MapPost("/leases", AcquireAsync);
        routes.MapPut("/leases/{id}", RenewAsync);
        routes.MapDelete("/leases/{id}", ReleaseAsync);
    }

    private static LeaseBody Describe(Lease lease) => new(lease.Owner, (long)lease.Ttl.TotalMilliseconds, lease.Id);

    private async Task AcquireAsync(HttpContext context)
    {
        if (await context.ReadAsync<LeaseBody>().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (Check(body) is { } refusal)
        {
            await context.Response.RefuseAsync(refusal).ConfigureAwait(false);
        }
        else if (leases.TryAcquire(TimeSpan.FromMilliseconds(body.TtlMs!.Value), body.Owner!) is { } lease)
        {
            await context.Response.JsonAsync(201, Describe(lease)).ConfigureAwait(false);
        }
        else
        {
            await context.Response.RefuseAsync(new(409, $"the lease is held by {leases.Current?.Owner ?? "another runner"}", "Wait until that drill has ended, or stop it.")).ConfigureAwait(false);
        }
    }

    private FaultRefusal? Check(LeaseBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Owner))
        {
            return new(400, "'owner' is missing; allowed: any name that tells others who holds the lease", "Send 'owner'.", "owner");
        }

        var most = (long)maxLease.TotalMilliseconds;
        return body.TtlMs is > 0 && body.TtlMs <= most
            ? null : new(400, $"'ttlMs' is {body.TtlMs?.ToString() ?? "missing"}; allowed: 1 to {most}", "Ask for less time and renew.", "ttlMs");
    }

    private Task RenewAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return leases.TryRenew(id)
            ? context.Response.JsonAsync(200, leases.Current is { } lease ? Describe(lease) : new(null, null, id))
            : context.Response.RefuseAsync(new(404, $"lease '{id}' is not held (any more); its faults are lifted", "Acquire a new lease."));
    }

    private Task ReleaseAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        leases.Release(id);
        return context.Response.OutcomeAsync(faults.LiftAllAsync(id, FaultStates.Lifted), 204, time);
    }
}
