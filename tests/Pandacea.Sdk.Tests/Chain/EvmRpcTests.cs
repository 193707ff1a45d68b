using System.Text.Json;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class EvmRpcTests(AnvilFixture chain) : IClassFixture<AnvilFixture>
{
    [Fact]
    public async Task Results_of_every_kind_come_through()
    {
        await using var host = ChainHost.For(chain.Node.Url);
        Assert.Equal("0x7a69", (await host.Rpc.CallAsync("eth_chainId", [], default)).GetString());
        Assert.Equal(JsonValueKind.Null, (await host.Rpc.CallAsync("eth_getTransactionReceipt", [ChainHost.NewId()], default)).ValueKind);
        var block = await host.Rpc.CallAsync("eth_getBlockByNumber", ["0x0", true], default);
        Assert.Equal("0x0", block.GetProperty("number").GetString());
        var code = await host.Rpc.CallAsync("eth_getCode", [chain.Contract, "latest"], default);
        Assert.True(code.GetString()!.Length > 5000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":\"0x1\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":\"0x1\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"result\":\"0x1\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":999,\"error\":{\"code\":3,\"message\":\"execution reverted\"}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1}")]
    [InlineData("[]")]
    [InlineData("<html>502</html>")]
    public async Task What_is_no_answer_to_the_request_is_retried_never_believed(string answer)
    {
        await using var front = new FaultyFront(chain.Node.Url) { Answer = _ => answer };
        await using var host = ChainHost.For(front.Url, configure: options => options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1));
        var failure = await Assert.ThrowsAsync<UpstreamException>(async () => await host.Rpc.CallAsync("eth_blockNumber", [], default));
        Assert.Equal(FailureKind.Truncated, failure.Kind);
        Assert.Equal(6, front.Requests);
        Assert.False(failure.MayHaveTakenEffect);
    }

    [Fact]
    public async Task Reverts_are_neither_retried_nor_counted()
    {
        await using var front = new FaultyFront(chain.Node.Url);
        await using var host = ChainHost.For(front.Url, chain.Contract, options => options.Resilience.CircuitFailThreshold = 1);
        for (var i = 1; i <= 3; i++)
        {
            await Assert.ThrowsAsync<TransactionRevertedException>(async () => await host.Leases.GetAsync(ChainHost.NewId(), default));
            Assert.Equal(i, front.Requests);
        }

        Assert.Equal(CircuitState.Closed, host.Get<UpstreamPipelineFactory>().GetOrCreate("evm").State);
    }

    [Theory]
    [InlineData(-32603, 6, true)]
    [InlineData(-32005, 6, false)]
    [InlineData(-32601, 1, false)]
    public async Task Error_codes_are_classified(int code, int requests, bool counted)
    {
        await using var front = new FaultyFront(chain.Node.Url)
        {
            Answer = body => $$$"""{"jsonrpc":"2.0","id":{{{JsonDocument.Parse(body).RootElement.GetProperty("id")}}},"error":{"code":{{{code}}},"message":"no"}}""",
        };
        await using var host = ChainHost.For(front.Url, configure: options =>
        {
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Resilience.CircuitFailThreshold = 6;
        });
        var failure = await Assert.ThrowsAnyAsync<PandaceaException>(async () => await host.Rpc.CallAsync("eth_blockNumber", [], default));
        Assert.Equal(requests, front.Requests);
        Assert.Equal(requests, failure.Attempts);
        Assert.Equal(counted, host.Get<UpstreamPipelineFactory>().GetOrCreate("evm").State == CircuitState.Open);
    }

    [Fact]
    public async Task Attempts_and_probes_are_marked_on_the_wire()
    {
        var heads = new List<string>();
        await using var front = new FaultyFront(chain.Node.Url);
        front.Decide = (head, _) =>
        {
            lock (heads)
            {
                heads.Add(head);
            }

            return head.Contains(WireHeaders.Probe) ? Fault.None : Fault.DropRequest;
        };
        await using var host = ChainHost.For(front.Url, configure: options =>
        {
            options.Chain.ClientName = "workload";
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Resilience.MaxRetries = 2;
            options.Resilience.CircuitFailThreshold = 3;
            options.Resilience.ProbeInterval = TimeSpan.FromMilliseconds(20);
        });
        await Assert.ThrowsAnyAsync<PandaceaException>(async () => await host.Rpc.CallAsync("eth_blockNumber", [], default));
        await Eventually.TrueAsync(() => front.Requests >= 4);

        lock (heads)
        {
            Assert.All(heads, head => Assert.Contains(WireHeaders.Client + ": workload", head));
            Assert.Equal(["1", "2", "3"], heads.Take(3).Select(head => Header(head, WireHeaders.Attempt)));
            Assert.Single(heads.Take(3).Select(head => Header(head, WireHeaders.Call)).Distinct());
            Assert.Equal("circuit", Header(heads[3], WireHeaders.Probe));
        }
    }

    [Fact]
    public async Task The_next_url_answers_when_the_first_does_not()
    {
        await using var broken = new FaultyFront(chain.Node.Url) { Decide = (_, _) => Fault.DropRequest };
        await using var host = new ChainHost(options =>
        {
            options.Chain.RpcUrls = [broken.Url, chain.Node.Url];
            options.Chain.ContractAddress = chain.Contract;
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Resilience.CircuitFailThreshold = 4;
            options.Resilience.ProbeInterval = TimeSpan.Zero;
        });
        var spender = await chain.AccountAsync();
        await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);

        var circuits = host.Get<UpstreamPipelineFactory>().Pipelines.ToDictionary(pipeline => pipeline.Circuit, pipeline => pipeline.State);
        Assert.Equal(CircuitState.Open, circuits[$"evm/127.0.0.1:{broken.Url.Port}"]);
        Assert.Equal(CircuitState.Closed, circuits[$"evm/127.0.0.1:{chain.Node.Url.Port}"]);
        Assert.Equal(4, broken.Requests);
    }

    [Fact]
    public async Task A_send_that_one_url_lost_is_not_forgotten_when_the_others_fail_too()
    {
        await using var losing = new FaultyFront(chain.Node.Url);
        losing.Decide = (_, body) => body.Contains("eth_sendRaw") ? Fault.DropAnswer : Fault.None;
        await using var host = new ChainHost(options =>
        {
            options.Chain.RpcUrls = [losing.Url, new Uri("http://127.0.0.1:9/")];
            options.Chain.ContractAddress = chain.Contract;
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        });
        var spender = await chain.AccountAsync();
        var failure = await Assert.ThrowsAsync<TransactionUnresolvedException>(
            async () => await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default));
        Assert.IsType<AllEndpointsFailedException>(failure.InnerException);
        Assert.True(failure.MayHaveTakenEffect);
    }

    private static string? Header(string head, string name) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
