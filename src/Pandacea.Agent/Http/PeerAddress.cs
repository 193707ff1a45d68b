using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pandacea.Agent.Http;

/// <summary>Whose address a request is from: the peer's, unless the peer is a proxy that is trusted to tell.</summary>
internal sealed class PeerAddress(IReadOnlyCollection<IPAddress> trustedProxies)
{
    private const string ForwardedFor = "X-Forwarded-For";
    private readonly HashSet<IPAddress> _trusted = [.. trustedProxies];

    public string Of(HttpContext context)
    {
        var peer = Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!_trusted.Contains(peer))
        {
            return peer.ToString();
        }

        // From the right: each proxy appends the address that it saw.
        var said = string.Join(',', context.Request.Headers[ForwardedFor].ToArray()).Split(',', StringSplitOptions.TrimEntries);
        foreach (var text in said.Reverse())
        {
            if (!IPAddress.TryParse(text, out var address))
            {
                break;
            }

            peer = Plain(address);
            if (!_trusted.Contains(peer))
            {
                break;
            }
        }

        return peer.ToString();
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
