using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pandacea.Protocol;

namespace Pandacea.Hosting;

/// <summary>Refuses whoever does not know the stack's secret.</summary>
public static class StackSecretGate
{
    /// <summary>Everything under <paramref name="path"/> asks for a proof of <paramref name="secret"/>; null: nothing does.</summary>
    /// <param name="app">The service.</param>
    /// <param name="path">What is guarded.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="time">The clock that tells old proofs.</param>
    /// <param name="refused">The answer to others.</param>
    public static void UseStackSecret(this IApplicationBuilder app, PathString path, StackSecret? secret, TimeProvider time, Func<HttpContext, Task> refused)
    {
        if (secret is not null)
        {
            app.Use(async (context, next) =>
            {
                var pass = !context.Request.Path.StartsWithSegments(path) || await ProvesAsync(context, secret, time).ConfigureAwait(false);
                await (pass ? next(context) : refused(context)).ConfigureAwait(false);
            });
        }
    }

    private static async Task<bool> ProvesAsync(HttpContext context, StackSecret secret, TimeProvider time)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (secret.Check(context.Request.Headers[WireHeaders.Proof], context.Request.Method, target, time.GetUtcNow()) is not { } proof)
        {
            return false;
        }

        // What is read here is bounded by the server's MaxRequestBodySize.
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        context.Request.Body = body;
        return proof.IsOf(body.GetBuffer().AsSpan(0, (int)body.Length));
    }
}
