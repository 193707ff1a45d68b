using System.Text.RegularExpressions;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Words;

/// <summary>A command in a message was about the stack at offset 0, whichever the message was about: typed as it stood, it showed another run's log.</summary>
public sealed partial class RemedyTests
{
    [Fact]
    public void Commands_about_a_stack_are_written_in_one_place_that_knows_its_offset()
    {
        var bypassing = Repository.Sources
            .SelectMany(static file => Repository.Read(file).Split('\n').Where(IsMessage).Select(line => $"{file}: {line.Trim()}"));

        Assert.Empty(bypassing);
    }

    [Theory]
    [InlineData("\"See `pandacea logs agent`.\"", true)]
    [InlineData("\"run 'pandacea drill recover'\"", true)]
    [InlineData("$\"run `{ProgramName.Text} down`\"", true)]
    [InlineData("$\"see 'pandacea drill list'\"", false)]
    [InlineData("/// <summary>As `pandacea down` does.</summary>", false)]
    public void It_is_found_where_it_is_not(string line, bool found) => Assert.Equal(found, IsMessage(line));

    private static bool IsMessage(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && AboutAStack().IsMatch(line);

    [GeneratedRegex(@"[`'](pandacea|\{ProgramName\.Text\}) (up|down|status|restart|logs|serve|privacy|consent|drill recover)\b")]
    private static partial Regex AboutAStack();
}
