using Pandacea.Agent;
using Pandacea.Compute;
using Pandacea.Ipfs;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary>What the services would complain of if they were started.</summary>
internal static class ServiceOptions
{
    public static SettingsCheck Check { get; } = new(Agent, Compute, Ipfs);

    private static IReadOnlyList<string> Agent(Func<string, string?> variable)
    {
        try
        {
            _ = AgentEnvironment.Read(variable, "");
            return [];
        }
        catch (AgentOptionsException error)
        {
            return error.Problems;
        }
    }

    private static IReadOnlyList<string> Compute(Func<string, string?> variable)
    {
        try
        {
            _ = ComputeEnvironment.Read(variable, "");
            return [];
        }
        catch (ComputeOptionsException error)
        {
            return error.Problems;
        }
    }

    private static IReadOnlyList<string> Ipfs(Func<string, string?> variable)
    {
        try
        {
            _ = IpfsEnvironment.Read(variable, "");
            return [];
        }
        catch (IpfsOptionsException error)
        {
            return error.Problems;
        }
    }
}
