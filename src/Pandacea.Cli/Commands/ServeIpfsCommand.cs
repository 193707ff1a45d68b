using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Ipfs;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea serve ipfs</c>: the built-in content-addressed node.</summary>
internal static class ServeIpfsCommand
{
    public static Command Create()
    {
        var withParent = new Option<bool>("--until-stdin-closes") { Description = "Stop when standard input ends.", Hidden = true };
        var command = new Command("ipfs", "Run the built-in IPFS node; its settings are environment variables, see .env.example.") { withParent };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (parse.GetValue(withParent))
            {
                _ = Parent.CancelAtEndAsync(Console.In, stop);
            }

            return await RunAsync(stop.Token).ConfigureAwait(false);
        });
        return command.WithExamples("pandacea serve ipfs", "IPFS_PORT=5011 pandacea serve ipfs");
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var paths = new StackPaths(StackSelection.Home(), 0);
        var options = IpfsEnvironment.Read(Environment.GetEnvironmentVariable, paths.IpfsFolder);
        try
        {
            await IpfsHost.RunAsync(options, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while it started.
        }

        return ExitCodes.Passed;
    }
}
