using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Operations that are done once for their key.</summary>
internal static class Operations
{
    private const string Json = "application/json; charset=utf-8";

    /// <exception cref="BadInputException">There is no key, or none that can be used.</exception>
    public static IdempotencyKey Key(CallState state, string method, string route) => IdempotencyKeys.IsValid(state.IdempotencyKey)
        ? new(state.Identity, $"{method} {route}", state.IdempotencyKey, state.BodyHash)
        : throw new BadInputException($"{AgentHeaders.IdempotencyKey} must be 1 to {IdempotencyKeys.MaxLength} visible ASCII characters.");

    public static IResult Result(HttpContext context, KeyOutcome outcome)
    {
        switch (outcome)
        {
            case { Answer: { } answer }:
                return TypedResults.Text(answer.Body, Json, null, answer.Status);
            case { State: KeyState.Conflict }:
                throw new BadInputException(
                    $"{AgentHeaders.IdempotencyKey} was used with another body.", AgentErrorCodes.IdempotencyKeyReused, StatusCodes.Status409Conflict);
            default:
                context.Response.Headers.RetryAfter = "1";
                throw new BadInputException(
                    "The first request with this key has no answer yet.", AgentErrorCodes.IdempotencyKeyInUse, StatusCodes.Status409Conflict);
        }
    }
}
