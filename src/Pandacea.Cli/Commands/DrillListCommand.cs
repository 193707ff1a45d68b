using System.CommandLine;
using System.Globalization;
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
        return command;
    }

    private static void Write(TextWriter output, IReadOnlyList<DrillSummary> summaries)
    {
        var width = summaries.Max(summary => summary.Name.Length);
        output.WriteLine($"{"NAME".PadRight(width)}  {"NEEDS",-8}  {"RTO",-6}  PURPOSE");
        foreach (var summary in summaries)
        {
            var rto = summary.RtoMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.###} s") : "-";
            var purpose = summary.Problem is null ? summary.Purpose : $"not valid: {ProgramName.Text} drill validate {summary.Source}";
            output.WriteLine($"{summary.Name.PadRight(width)}  {string.Join(",", summary.Needs),-8}  {rto,-6}  {purpose}");
        }
    }
}
