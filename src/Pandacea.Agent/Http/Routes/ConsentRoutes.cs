using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Consent;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Consent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Lets whoever leases see what the subjects agreed to.</summary>
internal static class ConsentRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(AgentRoutes.Consents + "/{hash}", FindAsync).WithName("getConsent").WithTags("leases")
        .WithSummary("Shows a consent manifest")
        .WithDescription("Byte for byte as it was handed in, so that its hash can be checked. The consentHashes of a lease name it.")
        .Produces<ConsentManifest>().ProducesErrors(404);

    /// <summary>The manifest itself, byte for byte: its hash can be checked.</summary>
    private static async Task<IResult> FindAsync(HttpContext context, ConsentService consents, [Description("Its hash, 64 hex digits.")] string hash) =>
        await consents.FindAsync(hash, context.RequestAborted).ConfigureAwait(false) is { } consent
            ? TypedResults.Text(consent.Manifest, "application/json; charset=utf-8")
            : throw new BadInputException("hash: there is no such consent.", AgentErrorCodes.NotFound, 404);
}
