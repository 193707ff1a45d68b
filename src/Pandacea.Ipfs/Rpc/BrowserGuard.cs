using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pandacea.Ipfs.Rpc;

/// <summary>Keeps web pages out: by Origin, Referer, Sec-Fetch-Site and Host, never by User-Agent, which some shells fake.</summary>
internal static class BrowserGuard
{
    public static bool Refuses(HttpRequest request, IReadOnlyList<string> allowedHosts)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return request.Headers.Origin.Count > 0 || request.Headers.Referer.Count > 0 || site is not ("" or "none")
            || !(IsLoopback(request.Host.Host) || allowedHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase));
    }

    // A page that rebinds its name to 127.0.0.1 still sends its own name.
    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
