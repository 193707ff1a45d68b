using System.Text.RegularExpressions;

namespace Pandacea.Architecture.Tests.Words;

/// <summary>A text that may not stand in some files.</summary>
/// <param name="Why">What to say of a hit.</param>
/// <param name="Pattern">What may not stand there.</param>
/// <param name="Applies">The files that the rule is about.</param>
internal sealed record WordRule(string Why, Regex Pattern, Func<string, bool> Applies)
{
    public IEnumerable<string> Hits(string file, string text) =>
        Applies(file)
            ? text.Split('\n').Select((line, index) => (line, index)).Where(each => Pattern.IsMatch(each.line)).Select(each => $"{file}:{each.index + 1}: {Why}: {each.line.Trim()}")
            : [];
}
