using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Http.Disputes;
using Pandacea.Agent.Http.Guards;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Disputes.</summary>
internal static class DisputeRoutes
{
    private const string Route = AgentRoutes.Leases + "/{leaseId}/dispute";
    private const int LongestReason = 1024;
    private const int LongestTransaction = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Route, RaiseAsync).WithName("raiseDispute").WithTags("leases")
        .WithSummary("Disputes a lease on chain")
        .WithDescription("The agent checks the caller's signed transaction, keeps it, sends it as it is and answers once a block has it. 503 with Retry-After: no block has it yet, ask again with the same key. 503 without: this agent follows no chain.")
        .WithMetadata(new BodyExample("""{"reason":"no result","signedTransaction":"0x02f8b1827a698084"}"""))
        .WithMetadata(new WaitsOutside())
        .Accepts<DisputeRequest>("application/json").Produces<DisputeAnswer>(201).ProducesErrors(400, 404, 409);

    private static async Task<IResult> RaiseAsync(
        HttpContext context, [Description("The lease on chain, onChainLeaseId of the lease: 0x and 64 hex digits.")] string leaseId, [FromHeader(Name = AgentHeaders.IdempotencyKey)] string? idempotencyKey)
    {
        var state = CallState.Of(context);
        var request = JsonBody.Read(state, AgentJson.Default.DisputeRequest);
        if (request.Reason is not { Length: > 0 and <= LongestReason })
        {
            throw new BadInputException($"reason: must be text of 1 to {LongestReason} characters.", AgentErrorCodes.ValidationError);
        }

        var transaction = Transaction(request.SignedTransaction);
        var lease = ProposalIds.Normalise(leaseId) ?? throw new BadInputException("leaseId: there is no such lease.", AgentErrorCodes.NotFound, 404);
        var key = Operations.Key(state, "POST", $"{AgentRoutes.Leases}/{lease}/dispute");
        if (context.RequestServices.GetService<IDisputeService>() is not { } disputes)
        {
            throw new BadInputException("This agent follows no chain.", AgentErrorCodes.DependencyUnavailable, 503);
        }

        var call = new DisputeCall(state.RequestId, state.Identity, lease, request.Reason, transaction, Patience(context.Request.Headers));
        return Operations.Result(context, await disputes.RaiseAsync(call, key, context.RequestAborted).ConfigureAwait(false));
    }

    /// <summary>As long as the caller says that it waits, but nobody holds a place for ever with a transaction that no block takes.</summary>
    private static TimeSpan Patience(IHeaderDictionary headers) =>
        int.TryParse(headers[AgentHeaders.TimeoutMs], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < Longest.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : Longest;

    private static byte[] Transaction(string? text)
    {
        if (text is { Length: > 2 and <= LongestTransaction } && text.StartsWith("0x", StringComparison.Ordinal) && text.Length % 2 == 0)
        {
            var bytes = new byte[(text.Length - 2) / 2];
            if (Convert.FromHexString(text.AsSpan(2), bytes, out _, out _) == System.Buffers.OperationStatus.Done)
            {
                return bytes;
            }
        }

        throw new BadInputException("signedTransaction: must be 0x and the signed bytes in hex.", AgentErrorCodes.ValidationError);
    }
}
