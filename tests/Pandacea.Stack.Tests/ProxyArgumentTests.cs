using Pandacea.Faults;

namespace Pandacea.Stack.Tests;

public sealed class ProxyArgumentTests
{
    [Theory]
    [InlineData("evm=8545:127.0.0.1:18545", "evm", 8545, "127.0.0.1", 18545)]
    [InlineData("evm=8545:18545", "evm", 8545, "127.0.0.1", 18545)]
    [InlineData("ipfs=1:[::1]:2", "ipfs", 1, "::1", 2)]
    public void Is_read(string text, string name, int listen, string host, int port)
        => Assert.Equal(new ProxySpec(name, listen, host, port), ProxyArgument.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("evm")]
    [InlineData("evm=8545")]
    [InlineData("=1:2")]
    [InlineData("evm=0:2")]
    [InlineData("evm=1:70000")]
    [InlineData("evm=1:x:")]
    [InlineData("a:1=2")]
    public void Is_refused(string text) => Assert.Null(ProxyArgument.Parse(text));
}
