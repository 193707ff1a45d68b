using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pandacea.Hosting;

/// <summary>Refuses whoever does not know the stack's secret.</summary>
public static class StackSecretGate
{
    /// <summary>Everything under <paramref name="path"/> asks for <paramref name="secret"/>; null: nothing does.</summary>
    /// <param name="app">The service.</param>
    /// <param name="path">What is guarded.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="refused">The answer to others.</param>
    public static void UseStackSecret(this IApplicationBuilder app, PathString path, StackSecret? secret, Func<HttpContext, Task> refused)
    {
        if (secret is not null)
        {
            app.Use((context, next) => context.Request.Path.StartsWithSegments(path) && !secret.Is(context.Request.Headers[Protocol.WireHeaders.Secret])
                ? refused(context)
                : next(context));
        }
    }
}
