using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Consent;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Consent;

namespace Pandacea.Agent.Http.Internal;

/// <summary>Consents as whoever runs the agent handles them.</summary>
internal static class OperatorRoutes
{
    private const string One = ComputeRoutes.InternalConsents + "/{hash}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(ComputeRoutes.InternalConsents, AddAsync);
        app.MapGet(ComputeRoutes.InternalConsents, ListAsync);
        app.MapDelete(One, RevokeAsync);
    }

    private static async Task<IResult> AddAsync(HttpContext context, ConsentService consents)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var reading = await consents.AddAsync(body.ToArray(), context.RequestAborted).ConfigureAwait(false);
        return reading.Manifest is { } manifest && await consents.FindAsync(manifest.Hash, context.RequestAborted).ConfigureAwait(false) is { } stored
            ? TypedResults.Json(consents.Answer(stored), ConsentJson.Default.ConsentAnswer, null, StatusCodes.Status201Created)
            : InternalErrors.Of(400, AgentErrorCodes.ValidationError, string.Join(" ", reading.Problems));
    }

    private static async Task<IResult> ListAsync(HttpContext context, ConsentService consents)
    {
        var all = await consents.AllAsync(context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Json(all.Select(consents.Answer).ToArray(), ConsentJson.Default.ConsentAnswerArray);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, ConsentService consents, string hash) =>
        await consents.RevokeAsync(hash, context.RequestAborted).ConfigureAwait(false) is { } revoked
            ? TypedResults.Json(consents.Answer(revoked), ConsentJson.Default.ConsentAnswer)
            : InternalErrors.Of(404, AgentErrorCodes.NotFound, "hash: there is no such consent.");
}
