using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Http;

/// <summary>What is known about the request at hand.</summary>
internal sealed class CallState
{
    private CallState(string requestId, string traceId, string ip) => (RequestId, TraceId, Ip) = (requestId, traceId, ip);

    public string RequestId { get; }

    /// <summary>The trace it belongs to: the caller's, if it names one.</summary>
    public string TraceId { get; }

    /// <summary>The peer's address.</summary>
    public string Ip { get; }

    /// <summary>Peer id of the verified signer; empty until verified.</summary>
    public string Identity { get; set; } = "";

    public string? IdempotencyKey { get; set; }

    public byte[] Body { get; set; } = [];

    public string BodyHash { get; set; } = "";

    public AdmissionTicket? Ticket { get; set; }

    public static CallState Of(HttpContext context) => context.Features.GetRequiredFeature<CallState>();

    public static CallState Begin(HttpContext context, PeerAddress peer)
    {
        var requestId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var parent = context.Request.Headers.TraceParent;
        var traceId = parent.Count == 1 && ActivityContext.TryParse(parent, null, out var trace)
            ? trace.TraceId.ToHexString()
            : Activity.Current?.TraceId.ToHexString() ?? requestId;
        var state = new CallState(requestId, traceId, peer.Of(context));
        context.Features.Set(state);
        return state;
    }
}
