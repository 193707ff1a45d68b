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
}
