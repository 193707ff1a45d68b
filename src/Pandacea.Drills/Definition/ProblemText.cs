using System.Globalization;
using System.Text;

namespace Pandacea.Drills.Definition;

internal static class ProblemText
{
    public static string Format(string source, IReadOnlyList<DrillProblem> problems)
    {
        var count = problems.Count == 1 ? "1 problem" : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems");
        var text = new StringBuilder($"{source} {(problems.All(IsOption) ? "cannot be run as asked" : "is not a valid drill")} ({count}):");
        var width = problems.Max(problem => problem.Place.ToString().Length);
        foreach (var problem in problems.OrderBy(problem => problem.Place))
        {
            text.Append("\n  ").Append(problem.Place.ToString().PadRight(width)).Append("  ").Append(problem);
        }

        return text.ToString();
    }

    /// <summary>It lies in how the drill was asked for, not in its file.</summary>
    private static bool IsOption(DrillProblem problem) => problem.Place.ToString().StartsWith("--", StringComparison.Ordinal);
}
