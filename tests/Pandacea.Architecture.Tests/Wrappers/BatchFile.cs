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

    [GeneratedRegex(@"(?:goto :?|call :)([\w#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Jump();

    [GeneratedRegex(@"^\s*:(\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Label();
}
