using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Pandacea.Hosting;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Http.Internal;

/// <summary>What the internal listener answers to what it refuses.</summary>
internal static class InternalErrors
{
    public static IResult Of(int status, string code, string message) => TypedResults.Json(
        new ErrorBody(new(code, message, RandomNumberGenerator.GetHexString(32, lowercase: true))), ComputeJson.Default.ErrorBody, null, status);

    public static Task UnauthorizedAsync(HttpContext context) => Of(
        StatusCodes.Status401Unauthorized, ComputeErrorCodes.Unauthorized, $"This is for services of the same stack: {StackSecret.Variable} must be the same, and the clocks within a minute.").ExecuteAsync(context);
}
