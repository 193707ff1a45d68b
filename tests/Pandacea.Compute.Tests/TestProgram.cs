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
            StepRest = TimeSpan.FromMilliseconds(1),
        };
        using var stop = new CancellationTokenSource();
        _ = CancelAtEndAsync(stop);
        await ComputeHost.RunAsync(options, TimeProvider.System, null, stop.Token);
        return 0;
    }

    /// <summary>Whoever started it holds its standard input open; it does not outlive a test that was killed.</summary>
    private static async Task CancelAtEndAsync(CancellationTokenSource stop)
    {
        await Task.Yield();
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await stop.CancelAsync();
    }
}
