using Pandacea.Sdk.Chain;

namespace Pandacea.Tests.Support;

/// <summary>One Anvil that mines each transaction at once, and a contract on it, shared by a class of tests.</summary>
public sealed class AnvilFixture : IAsyncLifetime
{
    public AnvilNode Node { get; private set; } = null!;

    public EvmAccount Owner { get; } = EvmAccount.Generate();

    public string Contract { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Node = await AnvilNode.StartAsync();
        Contract = await ChainHost.DeployAsync(Node, Owner);
    }

    /// <summary>A new account with ether.</summary>
    public async Task<EvmAccount> AccountAsync()
    {
        var account = EvmAccount.Generate();
        await Node.FundAsync(account.Address);
        return account;
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();
}
