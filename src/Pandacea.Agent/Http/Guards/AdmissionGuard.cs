using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Admission;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Guards;

/// <summary>A place in the queue, and the turn.</summary>
internal sealed class AdmissionGuard(AdmissionQueue queue, IAdmission admission, Backpressure pressure, Draining draining) : IGuard
{
    private const string NoRoute = "none";

    public async ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state)
    {
        if (draining.Begun)
        {
            return Refusal.Draining;
        }

        if (pressure.Refusing && queue.Depth < queue.Capacity)
        {
            return Refusal.Backpressure(pressure.RetryAfter);
        }

        var endpoint = context.GetEndpoint() as RouteEndpoint;
        var call = new AdmissionCall(
            state.Identity,
            $"{context.Request.Method} {endpoint?.RoutePattern.RawText ?? NoRoute}",
            Patience(context.Request.Headers),
            endpoint?.Metadata.GetMetadata<WaitsOutside>() is not null);
        var (ticket, retryAfter, tooLate) = await admission.EnterAsync(call, context.RequestAborted).ConfigureAwait(false);
        state.Ticket = ticket;
        return ticket is not null ? null : tooLate ? Refusal.TooLate(retryAfter) : Refusal.QueueFull(retryAfter);
    }

    private static TimeSpan? Patience(IHeaderDictionary headers)
    {
        if (headers[AgentHeaders.TimeoutMs] is not { Count: > 0 } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new BadInputException($"{AgentHeaders.TimeoutMs} must be a whole number of milliseconds above 0.");
    }
}
