using Microsoft.AspNetCore.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Guards;

/// <summary>Who may pass; the order of refusals stands here and nowhere else.</summary>
internal sealed class GuardChain(
    RequestDelegate next,
    RefusalReporter refusals,
    SizeGuard size,
    StandingGuard standing,
    AddressGuard address,
    SignatureGuard signature,
    IdentityGuard identity,
    AdmissionGuard admission)
{
    private static readonly HashSet<string> Probes =
        new(StringComparer.Ordinal) { AgentRoutes.Health, AgentRoutes.Liveness, AgentRoutes.Readiness, AgentRoutes.Metrics };

    private readonly IGuard[] _probe = [size];
    private readonly IGuard[] _open = [size, standing, address];
    private readonly IGuard[] _signed = [size, standing, signature, identity, admission];

    public async Task InvokeAsync(HttpContext context)
    {
        var state = CallState.Of(context);
        foreach (var guard in For(context.Request.Path))
        {
            if (await guard.CheckAsync(context, state).ConfigureAwait(false) is { } refusal)
            {
                await refusals.RefuseAsync(context, refusal).ConfigureAwait(false);
                return;
            }
        }

        using var ticket = state.Ticket;
        if (state.Body.Length > 0)
        {
            BodyHeaders.Check(context.Request);
        }

        await next(context).ConfigureAwait(false);
        if (ticket is not null)
        {
            ticket.Representative = context.Response.StatusCode < 400;
        }
    }

    private IGuard[] For(PathString path) =>
        Probes.Contains(path.Value ?? "") ? _probe
        : path.StartsWithSegments(AgentRoutes.Prefix) ? _signed
        : _open;
}
