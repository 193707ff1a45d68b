using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pandacea.Agent.Http.Guards;

/// <summary>Headers of 8 KiB, bodies of 10 MiB.</summary>
internal sealed class SizeGuard : IGuard
{
    public const int MaxHeaderBytes = 8 * 1024;
    public const long MaxBodyBytes = 10 * 1024 * 1024;

    // ": " and a line break.
    private const int Separators = 4;

    public ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state)
    {
        if (HeaderBytes(context) > MaxHeaderBytes)
        {
            return new(Refusal.HeadersTooLarge);
        }

        if (context.Request.ContentLength > MaxBodyBytes)
        {
            context.Response.Headers.Connection = "close";
            return new(Refusal.BodyTooLarge);
        }

        return default;
    }

    private static long HeaderBytes(HttpContext context)
    {
        long bytes = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;
        foreach (var (name, values) in context.Request.Headers)
        {
            foreach (var value in values)
            {
                bytes += name.Length + (value?.Length ?? 0) + Separators;
            }
        }

        return bytes;
    }
}
