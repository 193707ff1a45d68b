using System.CommandLine;
using System.Globalization;
using Pandacea.Cli.Output;
using Pandacea.Drills.Definition;
using Pandacea.Protocol;

namespace Pandacea.Cli.Commands;

/// <summary><c>drill list</c>: the drills that can be run.</summary>
public static class DrillListCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout, nothing else." };
        var command = new Command("list", "Show the drills that can be run: what each is for, needs and demands.") { json };
        command.SetAction(parsed =>
        {
            var summaries = DrillUsage.Catalog.Summaries;
            if (parsed.GetValue(json))
            {
                DrillUsage.WriteJson(parsed, summaries);
            }
            else
            {
                Write(parsed.InvocationConfiguration.Output, summaries);
            }

            return ExitCodes.Passed;
        });
        return command.WithExamples("pandacea drill list", "pandacea drill list --json");
    }

    private static void Write(TextWriter output, IReadOnlyList<DrillSummary> summaries)
    {
        List<string[]> rows = [["NAME", "NEEDS", "RTO", "PURPOSE"], .. summaries.Select(Row)];
        var widths = Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3]}");
        }
    }

    private static string[] Row(DrillSummary summary) =>
    [
        summary.Name,
        string.Join(", ", summary.Needs),
        summary.RtoMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.###} s") : "-",
        summary.Problem is null ? summary.Purpose : $"not valid: {ProgramName.Text} drill validate {summary.Source}",
    ];
}
