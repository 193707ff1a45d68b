using System.Net;
using System.Net.Sockets;

namespace Pandacea.Agent.Http.Guards;

/// <summary>What limits count as one address: of IPv6 the network of 64 bits, which is the least that anybody has.</summary>
internal static class ClientNetwork
{
    private const int PrefixBytes = 8;

    public static string Of(string ip)
    {
        if (!IPAddress.TryParse(ip, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return ip;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/{8 * PrefixBytes}";
    }
}
