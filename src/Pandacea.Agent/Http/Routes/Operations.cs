using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Operations that are done once for their key.</summary>
internal static class Operations
{
    private const string Json = "application/json; charset=utf-8";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <exception cref="BadInputException">There is no key, or none that can be used.</exception>
    public static IdempotencyKey Key(CallState state, string method, string route) => IdempotencyKeys.IsValid(state.IdempotencyKey)
        ? new(state.Identity, $"{method} {route}", state.IdempotencyKey, state.BodyHash)
        : throw new BadInputException($"{AgentHeaders.IdempotencyKey} must be 1 to {IdempotencyKeys.MaxLength} visible ASCII characters.");

    public static IResult Result(HttpContext context, KeyOutcome outcome)
    {
        switch (outcome)
        {
            case { Answer: { } answer }:
                return TypedResults.Text(Body(CallState.Of(context), answer), Json, null, answer.Status);
            case { State: KeyState.Conflict }:
                throw new BadInputException(
                    $"{AgentHeaders.IdempotencyKey} was used with another body.", AgentErrorCodes.IdempotencyKeyReused, StatusCodes.Status409Conflict);
            default:
                throw new BadInputException(
                    "The first request with this key has no answer yet.", AgentErrorCodes.IdempotencyKeyInUse, StatusCodes.Status409Conflict, Soon);
        }
    }

    /// <summary>What was answered first, but that an error names the request that it is the answer to now.</summary>
    private static string Body(CallState state, StoredAnswer answer)
    {
        if (answer.Status < StatusCodes.Status400BadRequest)
        {
            return answer.Body;
        }

        var error = JsonSerializer.Deserialize(answer.Body, AgentJson.Default.ErrorBody)!.Error;
        return Encoding.UTF8.GetString(ErrorAnswer.Body(state.RequestId, error.Code, error.Message));
    }
}
