using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pandacea.Agent.Identity;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Guards;

/// <summary>Only verified signers pass. What can be seen without the body is looked at before it is read.</summary>
internal sealed class SignatureGuard(SignatureCheck check, BodyMemory memory, Doorbook book) : IGuard
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public async ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state)
    {
        if (SignatureHeaders.Read(context.Request.Headers, out var problem) is not { } headers)
        {
            return Turn(context, state, problem, forged: false);
        }

        if (!check.IsTimely(headers))
        {
            return Turn(context, state, $"{AgentHeaders.Timestamp} is more than 60 s off the agent's clock.", forged: false);
        }

        if (await memory.ReadAsync(context).ConfigureAwait(false) is not { } body)
        {
            return Refusal.Backpressure(Soon);
        }

        state.BodyHash = SignatureString.BodyHash(body);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var (verdict, why) = await check.CheckAsync(headers, context.Request.Method, target, state.BodyHash, context.RequestAborted)
            .ConfigureAwait(false);
        if (verdict == SignatureVerdict.Valid)
        {
            (state.Identity, state.IdempotencyKey, state.Body) = (headers.PeerId.ToString(), headers.IdempotencyKey, body);
            return null;
        }

        return verdict switch
        {
            SignatureVerdict.Busy => Refusal.Backpressure(Soon),
            SignatureVerdict.TooMany => Refusal.IdentityLimit(check.UntilRoom),
            _ => Turn(context, state, why, forged: true),
        };
    }

    private Refusal Turn(HttpContext context, CallState state, string problem, bool forged)
    {
        // Its body, if any, is not worth reading.
        context.Response.Headers.Connection = context.Request.ContentLength > 0 && !forged ? "close" : context.Response.Headers.Connection;
        return book.StandingOfAddress(state.Ip) ?? book.CountUnsigned(state.Ip, forged) ?? Refusal.Unsigned(problem);
    }
}
