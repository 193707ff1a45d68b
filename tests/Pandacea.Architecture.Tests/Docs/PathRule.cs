using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Docs;

/// <summary>Every file that a document links or names is there.</summary>
internal static class PathRule
{
    private static readonly HashSet<string> Folders = [.. Repository.Files.Where(file => file.Contains('/')).Select(file => file.Split('/')[0])];

    public static IEnumerable<string> Dead(string document, string text)
    {
        var beside = Path.GetDirectoryName(document) ?? "";
        var linked = Markdown.LinkedFiles(text).Select(target => (Said: target, Path: Path.Combine(beside, target)));
        var named = Markdown.NamedPaths(text, Folders).Select(path => (Said: path, Path: path));
        return linked.Concat(named)
            .Where(each => !Path.Exists(Repository.PathOf(each.Path.TrimEnd('/'))))
            .Select(each => $"{document} names {each.Said}, which is not there");
    }
}
