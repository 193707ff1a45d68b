using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pandacea.Faults.Injection;

namespace Pandacea.Faults.Control.Server;

/// <summary>How the control API answers.</summary>
internal static class Answers
{
    // Below a second whatever is being done; the caller asks again for what takes longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static Task JsonAsync<T>(this HttpResponse response, int status, T body)
    {
        response.StatusCode = status;
        return response.WriteAsJsonAsync(body, Json, response.HttpContext.RequestAborted);
    }

    public static Task RefuseAsync(this HttpResponse response, FaultRefusal refusal)
        => response.JsonAsync(refusal.Status, new ErrorBody(refusal.Error, refusal.Status, refusal.Remedy, refusal.Field));

    /// <summary>Answers with the outcome of <paramref name="work"/>, or 202 if it is still under way.</summary>
    public static async Task OutcomeAsync(this HttpResponse response, Task<FaultRefusal?> work, int done, TimeProvider time)
    {
        try
        {
            var refusal = await work.WaitAsync(Patience, time).ConfigureAwait(false);
            if (refusal is not null)
            {
                await response.RefuseAsync(refusal).ConfigureAwait(false);
                return;
            }

            response.StatusCode = done;
        }
        catch (TimeoutException)
        {
            response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    /// <summary>Reads the body; null, with the refusal sent, if it is not what it should be.</summary>
    public static async Task<T?> ReadAsync<T>(this HttpContext context) where T : class
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted).ConfigureAwait(false);
            if (body is not null)
            {
                return body;
            }

            await context.Response.RefuseAsync(new(400, "bad request body: empty", "Send a JSON object.")).ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            var field = error.Path?.TrimStart('$', '.');
            await context.Response.RefuseAsync(new(400, $"bad request body: {(string.IsNullOrEmpty(field) ? "not JSON" : $"'{field}' has the wrong type")}", "Send a JSON object as documented.", field)).ConfigureAwait(false);
        }

        return null;
    }
}
