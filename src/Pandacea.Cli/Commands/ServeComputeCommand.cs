using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Compute;
using Pandacea.Protocol;
using Pandacea.Sabotage;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea serve compute</c>: a compute worker.</summary>
internal static class ServeComputeCommand
{
    public static Command Create()
    {
        var withParent = new Option<bool>("--until-stdin-closes") { Description = "Stop when standard input ends.", Hidden = true };
        var sabotage = new Option<string?>("--sabotage") { Description = "Remove a defence on purpose, for a stack that is thrown away.", Hidden = true };
        var command = new Command("compute", "Run a compute worker; its settings are environment variables, see .env.example.") { withParent, sabotage };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (parse.GetValue(withParent))
            {
                _ = Parent.CancelAtEndAsync(Console.In, stop);
            }

            return await RunAsync(parse.GetValue(sabotage), stop.Token).ConfigureAwait(false);
        });
        return command.WithExamples("pandacea serve compute", "COMPUTE_PORT=8091 AGENT_INTERNAL_URL=http://127.0.0.1:8081/ pandacea serve compute");
    }

    private static async Task<int> RunAsync(string? sabotage, CancellationToken cancellationToken)
    {
        var paths = new StackPaths(StackSelection.Home(), 0);
        var options = ComputeEnvironment.Read(Environment.GetEnvironmentVariable, paths.DatasetFolder);
        try
        {
            await ComputeHost.RunAsync(options, TimeProvider.System, sabotage is null ? null : SabotageCatalog.Find(sabotage, Roles.Compute).Apply, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while it started.
        }

        return ExitCodes.Passed;
    }
}
