using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea logs [SERVICE]</c>.</summary>
internal static class LogsCommand
{
    private const int DefaultLines = 50;

    public static Command Create()
    {
        var service = new Argument<string?>("SERVICE") { Description = "stack (the supervisor), evm (Anvil), ipfs, agent or compute; without it, all.", Arity = ArgumentArity.ZeroOrOne };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on showing lines as they come, until Ctrl-C." };
        var lines = new Option<int>("--lines", "-n") { Description = "How many of the last lines to show first.", HelpName = "N", DefaultValueFactory = _ => DefaultLines };
        lines.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--lines must be 0 or more.");
            }
        });
        var command = new Command("logs", "Show what the services wrote.") { service, follow, lines };
        var selection = StackSelection.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            selection.Options(parse), parse.GetValue(service), parse.GetValue(lines), parse.GetValue(follow), cancellationToken));
        return command.WithExamples("pandacea logs", "pandacea logs evm -n 20", "pandacea logs stack -f");
    }

    private static async Task<int> RunAsync(StackOptions options, string? service, int lines, bool follow, CancellationToken cancellationToken)
    {
        var logs = new StackLogs(new StackPaths(options.Home, options.Offset), TimeProvider.System);
        try
        {
            return await logs.WriteAsync(Console.Out, service, lines, follow, cancellationToken).ConfigureAwait(false) is { } problem
                ? Problems.Write(problem)
                : ExitCodes.Passed;
        }
        catch (OperationCanceledException) when (follow)
        {
            return ExitCodes.Passed;
        }
    }
}
