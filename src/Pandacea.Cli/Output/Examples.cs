using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;
using Pandacea.Protocol;

namespace Pandacea.Cli.Output;

/// <summary>Examples at the end of a command's help.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> Known = [];

    /// <summary>Adds lines that can be typed as they are.</summary>
    public static T WithExamples<T>(this T command, params string[] lines)
        where T : Command
    {
        Known.Add(command, lines);
        return command;
    }

    /// <summary>Makes the help of <paramref name="root"/> and everything below it end with the examples.</summary>
    public static void ShowInHelp(Command root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    // Variables may stand before it.
    private static string Called(string line) =>
        string.Join(' ', line.Split(' ').Select(static word => word == ProgramName.Usual ? ProgramName.Text : word));

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => inner.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            if (Known.TryGetValue(parseResult.CommandResult.Command, out var lines))
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var line in lines)
                {
                    output.WriteLine($"  {Called(line)}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
