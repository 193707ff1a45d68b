using System.Text.RegularExpressions;

namespace Pandacea.Stack;

/// <summary>One line of a <c>.env</c> file.</summary>
internal sealed partial record EnvLine(string Name, string Value, string? Problem)
{
    /// <summary>Null for an empty line or a comment.</summary>
    public static EnvLine? Parse(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var match = Assignment().Match(text);
        if (!match.Success)
        {
            return new("", "", $"'{text}' is not NAME=value.");
        }

        var name = match.Groups["name"].Value;
        return Unquote(match.Groups["value"].Value) is { } value
            ? new(name, value, null)
            : new(name, "", $"The quote in the value of {name} is not closed.");
    }

    private static string? Unquote(string value)
    {
        if (value.Length == 0 || value[0] is not ('"' or '\''))
        {
            var comment = value.IndexOf(" #", StringComparison.Ordinal);
            return (comment < 0 ? value : value[..comment]).TrimEnd();
        }

        var end = value.IndexOf(value[0], 1);
        return end < 0 ? null : value[1..end];
    }

    [GeneratedRegex(@"^(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Assignment();
}
