using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Words;

public sealed class BannedWordTests
{
    [Fact]
    public void No_file_holds_a_banned_word() =>
        Breaches.None(Repository.Files.SelectMany(file => Hits(file, Repository.Read(file))));

    [Theory]
    [InlineData("docs/a.md", "see /wo|rk/main for it")]
    [InlineData("src/Pandacea.Sdk/A.cs", "\"/ro|ot/.cache\"")]
    [InlineData("docs/a.md", @"C:\Us|ers\ann\pandacea")]
    [InlineData("docs/a.md", "/home/|ann/pandacea")]
    [InlineData("tools/package-lock.json", "\"resolved\": \"https://registry.npm|js.org/solc\"")]
    [InlineData("src/Pandacea.Sdk/A.cs", "// TO|DO: later")]
    [InlineData("docs/a.md", "written in the last se|ssion")]
    [InlineData("src/Pandacea.Verdict/A.cs", "if (run.Sabo|taged)")]
    [InlineData("src/Pandacea.Drills/A.cs", "// unless by sabo|tage")]
    public void The_rules_catch(string file, string text) => Assert.Single(Hits(file, text.Replace("|", null)));

    [Theory]
    [InlineData("docs/a.md", "the network/root/work of it, a todo list, the session of a terminal")]
    [InlineData("src/Pandacea.Sabotage/A.cs", "the sabo|tage")]
    [InlineData("src/Pandacea.Cli/A.cs", "--sabo|tage")]
    public void The_rules_spare(string file, string text) => Breaches.None(Hits(file, text.Replace("|", null)));

    private static IEnumerable<string> Hits(string file, string text) => BannedWords.Rules.SelectMany(rule => rule.Hits(file, text));
}
