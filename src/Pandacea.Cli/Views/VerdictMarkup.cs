using Pandacea.Verdict.Judging;
using Spectre.Console;

namespace Pandacea.Cli.Views;

/// <summary>Writes a verdict with colours.</summary>
internal static class VerdictMarkup
{
    /// <summary>Writes the lines.</summary>
    public static void Write(IAnsiConsole console, IEnumerable<VerdictLine> lines)
    {
        foreach (var line in lines)
        {
            console.Write(new Text(line.Text + Environment.NewLine, new Style(Colour(line.Status))));
        }
    }

    private static Color Colour(CriterionStatus? status) => status switch
    {
        CriterionStatus.Passed => Color.Green,
        CriterionStatus.Failed => Color.Red,
        CriterionStatus.Inconclusive => Color.Yellow,
        _ => Color.Default,
    };
}
