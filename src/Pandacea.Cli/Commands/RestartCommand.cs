using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea restart SERVICE</c>.</summary>
internal static class RestartCommand
{
    public static Command Create()
    {
        var service = new Argument<string>("SERVICE") { Description = "evm (or anvil), ipfs, agent (or agent-backend), compute." };
        var command = new Command("restart", "Stop a service cleanly and start it again with its state.") { service };
        var selection = StackSelection.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(selection.Options(parse), parse.GetValue(service)!, cancellationToken));
        return command.WithExamples("pandacea restart evm", "pandacea restart agent");
    }

    private static async Task<int> RunAsync(StackOptions options, string service, CancellationToken cancellationToken)
    {
        using var target = new NativeTarget();
        if (await target.RestartAsync(options, service, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return Problems.Write(problem);
        }

        Console.Out.WriteLine($"{service} was restarted and answers.");
        return ExitCodes.Passed;
    }
}
