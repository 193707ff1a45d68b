using System.Globalization;
using System.Text;

namespace Pandacea.Drills.Definition;

internal static class ProblemText
{
    public static string Format(string source, IReadOnlyList<DrillProblem> problems)
    {
        var count = problems.Count == 1 ? "1 problem" : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems");
        var text = new StringBuilder($"{source} is not a valid drill ({count}):");
        var width = problems.Max(problem => problem.Place.ToString().Length);
        foreach (var problem in problems.OrderBy(problem => problem.Place))
        {
            text.Append("\n  ").Append(problem.Place.ToString().PadRight(width)).Append("  ").Append(problem);
        }

        return text.ToString();
    }
}
