using Pandacea.Cli.Commands;
using Pandacea.Drills.Definition;
using Spectre.Console;

namespace Pandacea.Cli.Views;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunViews
{
    /// <summary>JSON for machines, a live picture on a terminal, plain lines elsewhere.</summary>
    public static ICommandView For(DrillRunArguments arguments, DrillPlan plan)
    {
        if (arguments.Json)
        {
            return new JsonRunView(Console.Out);
        }

        return AnsiConsole.Profile.Out.IsTerminal && AnsiConsole.Profile.Capabilities.Ansi
            ? new LiveRunView(AnsiConsole.Console, plan)
            : new PlainRunView(Console.Out, plan);
    }
}
