using System.CommandLine;
using Pandacea.Agent.Privacy;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea privacy</c>.</summary>
internal static class PrivacyCommand
{
    public static Command Create() => new Command("privacy", "Look after privacy budgets.") { History() }.WithExamples("pandacea privacy history");

    private static Command History()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document instead of a table." };
        var command = new Command(
            "history", "Show what was reserved, charged and released, and whether the record can be trusted. Exit code 1 if it cannot.") { json };
        var selection = StackSelection.AddTo(command);
        command.SetAction(parse => Show(selection.Offset(parse), parse.GetValue(json)));
        return command.WithExamples("pandacea privacy history", "pandacea privacy history --json");
    }

    private static int Show(int offset, bool json)
    {
        // As the agent itself does: its data folder, else that of the stack.
        var folder = Environment.GetEnvironmentVariable("PANDACEA_DATA_DIR") is { Length: > 0 } named
            ? named
            : new StackPaths(StackSelection.Home(), offset).AgentFolder;
        var history = PrivacyHistory.Read(Path.Combine(folder, AgentFiles.Store));
        if (json)
        {
            PrivacyView.WriteJson(history);
        }
        else
        {
            PrivacyView.Write(history);
        }

        return history.Problem is null ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
