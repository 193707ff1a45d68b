using System.Text.Json;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class ChainSurvivalTests
{
    private const string Account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    private const string Code = "0x6001600055";

    [Fact]
    [Trait("Requirement", "S86")]
    public async Task Restart_keeps_height_and_contracts()
    {
        await using var stack = new TestStack();
        var before = await stack.UpAsync();
        await stack.RpcAsync("anvil_setCode", $"""["{Account}","{Code}"]""");
        await stack.RpcAsync("anvil_mine", """["0x64"]""");
        var height = await stack.BlockAsync();

        Assert.Null(await stack.Target.RestartAsync(stack.Options, "anvil", CancellationToken.None));

        Assert.InRange(await stack.BlockAsync(), height, height + 60);
        Assert.Equal(Code, await stack.RpcAsync("eth_getCode", $"""["{Account}","latest"]"""));
        Assert.NotEqual(TestStack.EvmPid(before), TestStack.EvmPid(await stack.StatusAsync()));
    }

    [Fact]
    [Trait("Requirement", "S86")]
    public async Task Down_and_up_keep_the_chain_and_fresh_forgets_it()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        await stack.RpcAsync("anvil_mine", """["0x3e8"]""");
        await stack.DownAsync();

        await stack.UpAsync();
        Assert.InRange(await stack.BlockAsync(), 1000, 1200);
        await stack.DownAsync();

        await stack.UpAsync(stack.Options with { FreshChain = true });
        Assert.InRange(await stack.BlockAsync(), 0, 200);
    }

    /// <summary>A run, or a bench, once began by wiping what <c>down</c> had kept: chain, agent, privacy ledger.</summary>
    [Fact]
    public async Task The_stack_of_a_run_begins_anew_and_leaves_alone_what_down_kept()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        await stack.RpcAsync("anvil_mine", """["0x3e8"]""");
        await stack.DownAsync();

        var run = await stack.UpAsync(stack.Options with { Scratch = true });
        Assert.True(run.Scratch);
        Assert.InRange(await stack.BlockAsync(), 0, 200);
        await stack.RpcAsync("anvil_mine", """["0x7d0"]""");
        await stack.DownAsync();

        await stack.UpAsync(stack.Options with { Scratch = true });
        Assert.InRange(await stack.BlockAsync(), 0, 200);
        await stack.DownAsync();

        Assert.False((await stack.UpAsync()).Scratch);
        Assert.InRange(await stack.BlockAsync(), 1000, 1200);
    }

    [Fact]
    public async Task An_anvil_that_is_killed_is_started_again_with_its_chain()
    {
        await using var stack = new TestStack();
        var before = TestStack.EvmPid(await stack.UpAsync());
        await stack.RpcAsync("anvil_mine", """["0x3e8"]""");
        await Eventually.TrueAsync(() => HeightOf(stack.Paths.ChainFile + ".good") >= 1000, "the chain was dumped as a whole");

        Processes.Kill(before);

        await Eventually.TrueAsync(
            async () => await stack.StatusAsync() is { Ready: true } now && TestStack.EvmPid(now) != before, "another anvil answers");
        Assert.True(await stack.BlockAsync() >= 1000);
        Assert.Contains("\"event\":\"service_died\"", await File.ReadAllTextAsync(stack.Paths.StackLog));
    }

    [Fact]
    public async Task Restart_refuses_what_it_does_not_know_and_what_does_not_run()
    {
        await using var stack = new TestStack();

        Assert.Equal(StackProblemKind.UnknownService, (await stack.Target.RestartAsync(stack.Options, "postgres", CancellationToken.None))?.Kind);
        Assert.Equal(StackProblemKind.NotRunning, (await stack.Target.RestartAsync(stack.Options, "evm", CancellationToken.None))?.Kind);
    }

    private static long HeightOf(string dump)
    {
        if (!File.Exists(dump))
        {
            return 0;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(dump));
        return json.RootElement.GetProperty("best_block_number").GetInt64();
    }
}
