using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Contract;

/// <summary>A contract with a dispute window of an hour; owner, spender, earner and a stranger are accounts of the node.</summary>
public sealed class ContractFixture : IAsyncLifetime
{
    public const int Window = 3600;

    public AnvilNode Node { get; private set; } = null!;

    public LeaseContract Contract { get; private set; } = null!;

    public string Owner { get; private set; } = "";

    public string Spender { get; private set; } = "";

    public string Earner { get; private set; } = "";

    public string Stranger { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Node = await AnvilNode.StartAsync();
        var owner = EvmAccount.Generate();
        Contract = new LeaseContract(Node, await ChainHost.DeployAsync(Node, owner, Window));
        Owner = owner.Address;
        await Node.ResultAsync("anvil_impersonateAccount", Owner);
        var accounts = (await Node.ResultAsync("eth_accounts")).EnumerateArray().Select(account => account.GetString()!).ToArray();
        (Spender, Earner, Stranger) = (accounts[0], accounts[1], accounts[2]);
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();

    /// <summary>Moves the chain's clock.</summary>
    public async Task PassAsync(long seconds)
    {
        await Node.ResultAsync("evm_increaseTime", seconds);
        await Node.ResultAsync("evm_mine");
    }

    public async Task<ulong> NowAsync()
    {
        var block = await Node.ResultAsync("eth_getBlockByNumber", "latest", false);
        return Hex.ToUInt64(block.GetProperty("timestamp").GetString()!);
    }
}
