using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Pandacea.Drills.Definition.Yaml;

/// <summary>Says in a drill author's words what a YAML scanner found.</summary>
internal static partial class YamlSyntax
{
    public static DrillProblem Explain(YamlException exception, string text)
    {
        var place = new Place(Math.Max(1, (int)exception.Start.Line), Math.Max(1, (int)exception.Start.Column));
        if (FindTab(text, place.Line) is { } tab)
        {
            return new DrillProblem(tab, "", "a tab stands in the indentation. YAML indents with spaces: use two.");
        }

        var cause = exception.Message.TrimEnd('.');
        return new DrillProblem(place, "", $"this is not YAML: {char.ToLowerInvariant(cause[0])}{cause[1..]}.");
    }

    private static Place? FindTab(string text, int line)
    {
        var lines = text.Split('\n');
        foreach (var candidate in new[] { line, line - 1, line + 1 })
        {
            if (candidate >= 1 && candidate <= lines.Length && Indentation().Match(lines[candidate - 1]) is { Success: true } tab)
            {
                return new Place(candidate, tab.Length);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^ *\t")]
    private static partial Regex Indentation();
}
