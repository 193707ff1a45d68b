namespace Pandacea.Verdict.Reporting;

/// <summary>Keeps text of foreign programs from breaking the page.</summary>
internal static class MarkdownText
{
    /// <summary>One line, without what Markdown would read as markup.</summary>
    public static string Line(string text) => text
        .ReplaceLineEndings(" ")
        .Replace("\\", "\\\\")
        .Replace("|", "\\|")
        .Replace("<", "&lt;")
        .Replace("`", "\\`")
        .Replace("*", "\\*")
        .Replace("[", "\\[");
}
