using System.CommandLine;
using Pandacea.Agent;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Sabotage;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea serve agent</c>: the agent backend.</summary>
internal static class ServeAgentCommand
{
    public static Command Create()
    {
        var withParent = new Option<bool>("--until-stdin-closes") { Description = "Stop when standard input ends.", Hidden = true };
        var sabotage = new Option<string?>("--sabotage") { Description = "Remove a defence on purpose, for a stack that is thrown away.", Hidden = true };
        var command = new Command("agent", "Run the agent backend; its settings are environment variables, see .env.example.") { withParent, sabotage };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (parse.GetValue(withParent))
            {
                _ = Parent.CancelAtEndAsync(Console.In, stop);
            }

            return await RunAsync(parse.GetValue(sabotage), stop.Token).ConfigureAwait(false);
        });
        return command.WithExamples("pandacea serve agent", "AGENT_PORT=8088 pandacea serve agent");
    }

    private static async Task<int> RunAsync(string? sabotage, CancellationToken cancellationToken)
    {
        var paths = new StackPaths(StackSelection.Home(), 0);
        var options = AgentEnvironment.Read(Environment.GetEnvironmentVariable, paths.AgentFolder);
        try
        {
            await AgentHost.RunAsync(options, TimeProvider.System, sabotage is null ? null : SabotageCatalog.Find(sabotage, Roles.Agent).Apply, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while it started.
        }

        return ExitCodes.Passed;
    }
}
