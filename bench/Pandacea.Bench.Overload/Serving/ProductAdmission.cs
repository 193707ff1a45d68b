using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Admission;
using Pandacea.Protocol.Agent;

namespace Pandacea.Bench.Overload.Serving;

/// <summary>The agent's admission before the work, as the agent itself uses it; without signatures, so that the identity is believed.</summary>
internal static class ProductAdmission
{
    private const string Kind = "GET /work";

    public static void Use(IApplicationBuilder app)
    {
        var queue = new AdmissionQueue(new AdmissionOptions(), TimeProvider.System);
        var pressure = new Backpressure(new BackpressureOptions(), new ProcessPressureGauge(TimeProvider.System), queue, TimeProvider.System);
        app.Use(next => context => AdmitAsync(queue, pressure, next, context));
    }

    private static async Task AdmitAsync(AdmissionQueue queue, Backpressure pressure, RequestDelegate next, HttpContext context)
    {
        if (pressure.Refusing && queue.Depth < queue.Capacity)
        {
            Refuse(context, pressure.RetryAfter);
            return;
        }

        var call = new AdmissionCall(context.Request.Headers[AgentHeaders.PeerId].ToString(), Kind, Patience(context.Request.Headers));
        var (ticket, retryAfter, _) = await queue.EnterAsync(call, context.RequestAborted);
        if (ticket is null)
        {
            Refuse(context, retryAfter);
            return;
        }

        using (ticket)
        {
            await next(context);
            ticket.Representative = context.Response.StatusCode < 400;
        }
    }

    private static void Refuse(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = retryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
    }

    private static TimeSpan? Patience(IHeaderDictionary headers) => headers[AgentHeaders.TimeoutMs] is { Count: 1 } text
        ? TimeSpan.FromMilliseconds(int.Parse(text.ToString(), CultureInfo.InvariantCulture))
        : null;
}
