using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea status</c>.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document instead of a table." };
        var command = new Command("status", "Show what runs, and whether it answers. Exit code 3 if the stack is not ready.") { json };
        var selection = StackSelection.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(selection.Options(parse), parse.GetValue(json), cancellationToken));
        return command.WithExamples("pandacea status", "pandacea status --json");
    }

    private static async Task<int> RunAsync(StackOptions options, bool json, CancellationToken cancellationToken)
    {
        using var target = new NativeTarget();
        var status = await target.StatusAsync(options, cancellationToken).ConfigureAwait(false);
        var faults = await FaultsInForce.OfAsync(status, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            StatusView.WriteJson(status, faults);
        }
        else
        {
            StatusView.Write(status, faults);
        }

        return status.Ready ? ExitCodes.Passed : ExitCodes.Inconclusive;
    }
}
