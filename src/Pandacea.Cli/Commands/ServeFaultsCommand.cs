using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea serve faults</c>: the fault host without children.</summary>
internal static class ServeFaultsCommand
{
    public static Command Create()
    {
        var proxies = new Option<string[]>("--proxy")
        {
            Description = "A dependency: the name by which faults address it, the port to listen on, and where it really is.",
            HelpName = "NAME=LISTEN:HOST:PORT",
            Required = true,
        };
        var command = new Command("faults", "Run the fault proxy and its control API alone, for dependencies that run elsewhere.") { proxies };
        var selection = StackSelection.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var problem = await FaultServer.RunAsync(
                new StackPaths(StackSelection.Home(), selection.Offset(parse)), parse.GetValue(proxies)!, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            return problem is null ? ExitCodes.Passed : Problems.Write(problem);
        });
        return command.WithExamples("pandacea serve faults --proxy evm=8545:127.0.0.1:18545");
    }
}
