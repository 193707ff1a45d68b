using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pandacea.Faults.Control.Server;

/// <summary>Keeps web pages out: by Origin, Sec-Fetch-Site and Host, never by User-Agent, which some shells fake.</summary>
internal static class BrowserGuard
{
    public static void UseBrowserGuard(this IApplicationBuilder app) => app.Use((context, next)
        => IsFromPage(context.Request)
            ? context.Response.RefuseAsync(new(403, "requests from web pages are refused", "Use the pandacea CLI or another HTTP client, and address the host as localhost."))
            : next(context));

    private static bool IsFromPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return request.Headers.Origin.Count > 0 || site is not ("" or "none") || !IsLoopback(request.Host.Host);
    }

    // A page that rebinds its name to 127.0.0.1 still sends its own name.
    private static bool IsLoopback(string host)
        => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
