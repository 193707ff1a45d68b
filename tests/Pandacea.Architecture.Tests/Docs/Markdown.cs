using System.Text.RegularExpressions;

namespace Pandacea.Architecture.Tests.Docs;

/// <summary>A fenced block of a document.</summary>
internal sealed record Fence(string Language, int FirstLine, IReadOnlyList<string> Lines);

/// <summary>What the rules ask of a Markdown file.</summary>
internal static partial class Markdown
{
    /// <summary>The fenced blocks, with the line number that the first line in each has.</summary>
    public static IEnumerable<Fence> Fences(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        for (var start = 0; start < lines.Count; start++)
        {
            if (lines[start].TrimStart() is not { } opening || !opening.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var end = lines.FindIndex(start + 1, line => line.TrimStart().StartsWith("```", StringComparison.Ordinal));
            end = end < 0 ? lines.Count : end;
            yield return new Fence(opening[3..].Trim(), start + 2, lines[(start + 1)..end]);
            start = end;
        }
    }

    /// <summary>Targets of links to files, relative to the document, anchors cut off.</summary>
    public static IEnumerable<string> LinkedFiles(string text) =>
        Link().Matches(text).Select(match => match.Groups[1].Value.Split('#')[0]).Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>Words in code spans that look like a path in the repository: they begin with one of <paramref name="folders"/>.</summary>
    public static IEnumerable<string> NamedPaths(string text, IReadOnlyCollection<string> folders) =>
        CodeSpan().Matches(text).SelectMany(match => match.Groups[1].Value.Split(' '))
            .Select(word => word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word)
            .Where(word => folders.Contains(word.Split('/')[0]) && word.Contains('/') && word.IndexOfAny(['*', '<', '{', '…', '$']) < 0 && !HasPlaceholder().IsMatch(word));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(^|/)[A-Z_]+(\.\w+)?(/|$)")]
    private static partial Regex HasPlaceholder();
}
