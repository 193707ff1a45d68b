using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Admission;
using Pandacea.Hosting;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>Answers a refused request: one body, one log line, one count.</summary>
internal sealed class RefusalReporter(JsonEventLog log, AgentMetrics metrics, AdmissionQueue queue)
{
    private const string EventName = "request_refused";
    private const int LongestRoute = 256;

    public Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        var state = CallState.Of(context);
        Tell(state, context.Request.Method, context.Request.Path.Value ?? "", refusal.Reason);
        return ErrorAnswer.WriteAsync(context, refusal.Status, refusal.Code, refusal.Message, refusal.RetryAfter);
    }

    private void Tell(CallState state, string method, string route, string reason)
    {
        metrics.Refused(reason);
        KeyValuePair<string, object?>[] fields =
        [
            new("ip", state.Ip),
            new("identity", state.Identity),
            new("route", route.Length > LongestRoute ? route[..LongestRoute] : route),
            new("method", method),
            new("reason", reason),
            new("queue_depth", queue.Depth),
            new("queue_capacity", queue.Capacity),
            new("rate_limited", RefusalReasons.IsRateLimited(reason)),
            new("backpressure", RefusalReasons.IsBackpressure(reason)),
        ];
        log.Write(EventLevel.Warn, EventName, fields, state.TraceId);
    }
}
