using Pandacea.Ipfs.Tests.Support;
using Pandacea.Tests.Support;

namespace Pandacea.Ipfs.Tests.Client;

/// <summary>The official JavaScript client of Kubo's RPC, as it is.</summary>
public sealed class KuboClientTests
{
    [Fact]
    [Trait("Requirement", "S42")]
    public async Task The_official_client_works_against_the_node()
    {
        await using var node = await TestNode.StartAsync();
        var output = await Task.Run(() => ToolFolder.Run("node", Path.Combine(ToolFolder.Path, "kubo-client.mjs"), node.Host.Address.ToString()));
        Assert.Equal(
            ["version", "id", "isOnline", "add and cat", "add with options", "add a stream with progress", "addAll of directories", "block put, get, stat and rm", "pin add, ls and rm", "repo stat and gc", "errors"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
