using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>Writes the body that every answer has that is no success.</summary>
internal static class ErrorAnswer
{
    public static Task WriteAsync(HttpContext context, int status, string code, string message, TimeSpan? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return WriteBodyAsync(context, Body(CallState.Of(context).RequestId, code, message));
    }

    /// <summary>The body as JSON.</summary>
    public static byte[] Body(string requestId, string code, string message) =>
        JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(new(code, message, requestId)), AgentJson.Default.ErrorBody);

    private static Task WriteBodyAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }
}
