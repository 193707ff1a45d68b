using System.Net.NetworkInformation;
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
            ["ipfs"] = ports.Ipfs,
            ["ipfsDirect"] = ports.IpfsDirect,
            ["agentReportsDirect"] = ports.AgentReportsDirect,
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

    public static StackProblem? CheckFree(int offset, bool agent, bool ipfs, IPlatform platform)
    {
        string[] absent = [.. agent ? Array.Empty<string>() : [AgentProgram.ServiceName], .. ipfs ? Array.Empty<string>() : [IpfsProgram.ServiceName]];
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(end => end.Port).ToHashSet();
        foreach (var (name, port) in ByName(offset).Where(each => !absent.Any(service => each.Key.StartsWith(service, StringComparison.Ordinal))))
        {
            if (listening.Contains(port))
            {
                return Taken(name, port, platform.PortHolder(port));
            }
        }

        return null;
    }

    public static StackProblem Taken(string name, int port, string? holder) => new(
        StackProblemKind.PortTaken,
        $"Port {port} ({name}) is held by {holder ?? "another process (its pid cannot be seen from here)"}.",
        "Stop that process, or choose other ports with --offset.");
}
