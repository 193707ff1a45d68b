using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Whether the ports of a stack are free.</summary>
internal static class Ports
{
    private const int Highest = 65535;

    public static IReadOnlyDictionary<string, int> ByName(int offset)
    {
        var ports = new ServicePorts(offset);
        return new Dictionary<string, int>
        {
            ["evm"] = ports.Evm,
            ["evmDirect"] = ports.EvmDirect,
            ["agent"] = ports.Agent,
            ["agentDirect"] = ports.AgentDirect,
            ["agentReportsDirect"] = ports.AgentReportsDirect,
            ["ipfs"] = ports.Ipfs,
            ["ipfsDirect"] = ports.IpfsDirect,
            ["agentReports"] = ports.AgentReports,
            ["compute"] = ports.Compute,
            ["computeDirect"] = ports.ComputeDirect,
            ["faultControl"] = ports.FaultControl,
        };
    }

    public static StackProblem? CheckOffset(int offset)
    {
        var wrong = ByName(offset).Values.Where(port => port is < 1 or > Highest).ToList();
        return wrong.Count == 0
            ? null
            : new(StackProblemKind.InvalidSetting, $"Offset {offset} gives port {wrong[0]}, which does not exist.", $"Choose an --offset from {1 - ByName(0).Values.Min()} to {Highest - ByName(0).Values.Max()}.");
    }

    /// <summary>A problem for each port that is held by something else.</summary>
    public static IReadOnlyList<StackProblem> CheckFree(int offset, StackParts parts, IPlatform platform)
    {
        string[] absent =
        [
            .. parts.Agent ? Array.Empty<string>() : ["agent", "agentDirect", "agentReportsDirect"],
            .. parts.Ipfs ? Array.Empty<string>() : ["ipfs", "ipfsDirect"],
            .. parts.Compute ? Array.Empty<string>() : ["compute", "computeDirect", "agentReports"],
        ];
        return [.. ByName(offset).Where(each => !absent.Contains(each.Key)).Select(each => Held(each.Key, each.Value, platform)).OfType<StackProblem>()];
    }

    /// <summary>The problem where something else holds the port; null where a service can have it.</summary>
    public static StackProblem? Held(string name, int port, IPlatform platform) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port == port) ? Taken(name, port, platform.PortHolder(port))
        : CanBeBound(port) ? null
        : OfConnection(name, port);

    // A port from which somebody connected, or did until a minute ago, listens to nothing and is held all the same.
    private static bool CanBeBound(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static StackProblem OfConnection(string name, int port) => new(
        StackProblemKind.PortTaken,
        $"Port {port} ({name}) is held, though nobody listens on it: the system hands such high ports out to programs that connect somewhere, and keeps them for a minute.",
        "Choose a lower --offset; from 0 to 13000 no port is one of those, on Linux, macOS and Windows as they come.");

    public static StackProblem Taken(string name, int port, string? holder) => new(
        StackProblemKind.PortTaken,
        $"Port {port} ({name}) is held by {holder ?? "another process (its pid cannot be seen from here)"}.",
        "Stop that process, or choose other ports with --offset.");
}
