using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Docs;

public sealed class ReadmeTests
{
    [Fact]
    public void It_begins_with_exactly_two_commands()
    {
        var first = Markdown.Fences(Repository.Read("README.md")).First();
        Assert.Equal(["./pandacea drill run evm_rpc_flap", "./test"], first.Lines.Select(line => line.Split('#')[0].Trim()));
    }

    [Fact]
    public void Its_program_is_the_sample_that_is_tested()
    {
        var shown = Markdown.Fences(Repository.Read("README.md")).Single(fence => fence.Language == "csharp");
        Assert.Equal(Repository.Read("samples/Pandacea.Samples.Lease/Program.cs").ReplaceLineEndings("\n").TrimEnd('\n'), string.Join('\n', shown.Lines));
    }
}
