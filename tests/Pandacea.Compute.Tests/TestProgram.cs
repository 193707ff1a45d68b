using System.Globalization;

namespace Pandacea.Compute.Tests;

/// <summary>This assembly as a program: the worker that tests kill.</summary>
public static class TestProgram
{
    public const string Worker = "worker";

    /// <param name="arguments">The role, the worker's port, the agent's internal URL, the IPFS node's URL.</param>
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [Worker, var port, var agent, var ipfs])
        {
            await Console.Error.WriteLineAsync("Tests start this.");
            return 2;
        }

        var options = new ComputeOptions
        {
            DataDirectory = ".",
            Port = int.Parse(port, CultureInfo.InvariantCulture),
            Agent = new(agent),
            Ipfs = new(ipfs),
            Heartbeat = TimeSpan.FromMilliseconds(100),
            Checkpoint = TimeSpan.FromMilliseconds(50),
        };
        await ComputeHost.RunAsync(options, TimeProvider.System, null, CancellationToken.None);
        return 0;
    }
}
