using System.Text.RegularExpressions;

namespace Pandacea.Architecture.Tests.Wrappers;

/// <summary>What can be said of a batch file without Windows.</summary>
internal static partial class BatchFile
{
    /// <summary>Labels that are jumped to or called, and are nowhere. <c>#_undefined_#</c> is missing on purpose.</summary>
    public static IEnumerable<string> MissingLabels(string text) =>
        Jump().Matches(text).Select(match => match.Groups[1].Value)
            .Except(Label().Matches(text).Select(match => match.Groups[1].Value), StringComparer.OrdinalIgnoreCase)
            .Where(label => !label.Equals("eof", StringComparison.OrdinalIgnoreCase) && label != "#_undefined_#");

    /// <summary>Labels that stand more than once: a jump goes to the next one below, which may be the wrong one.</summary>
    public static IEnumerable<string> DoubledLabels(string text) =>
        Label().Matches(text).GroupBy(match => match.Groups[1].Value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex(@"(?:goto :?|call :)([\w#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Jump();

    [GeneratedRegex(@"^\s*:(\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Label();
}
