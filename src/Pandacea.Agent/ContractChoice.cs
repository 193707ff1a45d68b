using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Following;
using Pandacea.Agent.Store;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent;

/// <summary>Which contract the agent follows where it is told to bring its own: the one it followed last, while the chain still has it, or a new one.</summary>
internal static class ContractChoice
{
    // Decimal: that of Anvil and Hardhat. Nowhere else may a start cost money.
    private const long DevelopmentChain = 31337;

    // A restart does not wait for a chain that is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DisputeWindow = TimeSpan.FromHours(1);

    public static async Task<AgentOptions> ResolveAsync(AgentOptions options, IAgentStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        if (options.ContractAddress != AgentOptions.Deploy)
        {
            return options;
        }

        var followed = await store.Chain.IdentityAsync(cancellationToken).ConfigureAwait(false);
        var services = new ServiceCollection().AddSingleton(time).AddSingleton<ITransactionOutbox>(store.Outbox);
        services.AddPandacea(sdk =>
        {
            sdk.Resilience = options.Resilience;
            sdk.Chain.RpcUrls = [options.EvmRpc];
            sdk.Chain.ClientName = AgentAssembly.ClientName;
        });
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(followed is null ? Timeout.InfiniteTimeSpan : Patience);
            try
            {
                return options with { ContractAddress = await FindAsync(provider, options, followed, limit.Token).ConfigureAwait(false) };
            }
            catch (Exception error) when (followed is not null
                && (error is PandaceaException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested)))
            {
                // The node is away: it will be followed from where it was left once it is back.
                return options with { ContractAddress = followed.Contract };
            }
            catch (PandaceaException error)
            {
                throw new AgentStartException(
                    $"LEASE_CONTRACT_ADDRESS is '{AgentOptions.Deploy}', but the contract could not be deployed: {error.Message} Start the chain first, or name a contract.", error);
            }
        }
    }

    private static async Task<string> FindAsync(ServiceProvider provider, AgentOptions options, ChainIdentity? followed, CancellationToken cancellationToken)
    {
        var rpc = provider.GetRequiredService<IEvmRpc>();
        if (followed is not null && await IsThereAsync(rpc, followed, cancellationToken).ConfigureAwait(false))
        {
            return followed.Contract;
        }

        var chain = ChainReader.Number((await rpc.CallAsync("eth_chainId", [], cancellationToken).ConfigureAwait(false)).GetString());
        if (chain != DevelopmentChain)
        {
            throw new AgentStartException(
                $"LEASE_CONTRACT_ADDRESS is '{AgentOptions.Deploy}', which is for development chains ({DevelopmentChain}); this chain is {chain}. Name the contract.");
        }

        var deployer = provider.GetRequiredService<IContractDeployer>();
        return await deployer.DeployAsync(EvmAccount.FromPrivateKey(options.EarnerKey), DisputeWindow, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> IsThereAsync(IEvmRpc rpc, ChainIdentity followed, CancellationToken cancellationToken)
    {
        var genesis = await new ChainReader(rpc, followed.Contract).BlockAsync(0, cancellationToken).ConfigureAwait(false);
        var code = await rpc.CallAsync("eth_getCode", [followed.Contract, "latest"], cancellationToken).ConfigureAwait(false);
        return genesis?.Hash == followed.GenesisHash && code.GetString() is { Length: > 2 };
    }
}
