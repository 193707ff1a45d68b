using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Pandacea.Drills.Definition.Yaml;

/// <summary>Says in a drill author's words what a YAML scanner found.</summary>
internal static partial class YamlSyntax
{
    public static DrillProblem Explain(Mark mark, string message, string text)
    {
        var place = new Place(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
        if (FindTab(text) is { } tab)
        {
            return new DrillProblem(tab, "", "a tab stands in the indentation. YAML indents with spaces: use two.");
        }

        var cause = message.TrimEnd('.');
        var hint = cause.EndsWith("found invalid mapping", StringComparison.Ordinal) ? " Put a value that holds ': ' into quotes." : "";
        return new DrillProblem(place, "", $"this is not YAML: {char.ToLowerInvariant(cause[0])}{cause[1..]}.{hint}");
    }

    private static Place? FindTab(string text)
    {
        if (Indentation().Match(text) is not { Success: true } tab)
        {
            return null;
        }

        return new Place(text.AsSpan(0, tab.Index).Count('\n') + 1, tab.Length);
    }

    [GeneratedRegex(@"^ *\t", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}
