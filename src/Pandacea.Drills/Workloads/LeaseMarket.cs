using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Running;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Drills.Workloads;

/// <summary>What a run trades in: a contract of its own and fresh parties, so that nothing of an earlier run counts (D23).</summary>
public sealed record LeaseMarket(string Contract, IReadOnlyList<LeaseParty> Parties)
{
    private const int PartyCount = 8;
    private static readonly TimeSpan DisputeWindow = TimeSpan.FromHours(1);
    private const string Balance = "0x21e19e0c9bab2400000";

    /// <summary>Makes and funds the parties and deploys the contract.</summary>
    public static async Task<LeaseMarket> OpenAsync(DrillTarget target, DirectRpc node, string outbox, TimeProvider time, CancellationToken cancellationToken)
    {
        var owner = EvmAccount.Generate();
        var parties = Enumerable.Range(0, PartyCount).Select(_ => new LeaseParty(EvmAccount.Generate(), EvmAccount.Generate())).ToArray();
        var addresses = parties.SelectMany(party => new[] { party.Spender.Address, party.Earner.Address }).Append(owner.Address);
        foreach (var address in addresses)
        {
            await node.CommandAsync("anvil_setBalance", new JsonArray(address, Balance), cancellationToken).ConfigureAwait(false);
        }

        var services = new ServiceCollection().AddSingleton(time);
        services.AddPandacea(options =>
        {
            options.Chain.RpcUrls = [target.Evm];
            options.Chain.ClientName = "setup";
            options.Chain.OutboxPath = outbox;
        });
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            return new LeaseMarket(await DeployAsync(provider, owner, cancellationToken).ConfigureAwait(false), parties);
        }
    }

    private static async Task<string> DeployAsync(ServiceProvider provider, EvmAccount owner, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.GetRequiredService<IContractDeployer>().DeployAsync(owner, DisputeWindow, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (PandaceaException e)
        {
            throw new DrillLoadException(e.Message, e);
        }
    }
}
