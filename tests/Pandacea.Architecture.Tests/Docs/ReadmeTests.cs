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

    [Theory]
    [InlineData(0, "Lease")]
    [InlineData(1, "Storage")]
    public void Its_programs_are_the_samples_that_are_tested(int place, string sample)
    {
        var shown = Markdown.Fences(Repository.Read("README.md")).Where(fence => fence.Language == "csharp").ElementAt(place);
        Assert.Equal(Repository.Read($"samples/Pandacea.Samples.{sample}/Program.cs").ReplaceLineEndings("\n").TrimEnd('\n'), string.Join('\n', shown.Lines));
    }
}
