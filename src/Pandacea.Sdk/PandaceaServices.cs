using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk;

/// <summary>Registers the SDK in a container.</summary>
public static class PandaceaServices
{
    /// <summary>Adds <see cref="PandaceaClient"/> and all its parts, each behind an interface that can be replaced in the container.</summary>
    /// <param name="services">The container to be.</param>
    /// <param name="configure">Sets options.</param>
    /// <remarks>Wrong options are reported, all of them together, when the first part is asked for.</remarks>
    public static IServiceCollection AddPandacea(this IServiceCollection services, Action<PandaceaOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<PandaceaOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddPandaceaResilience();
        services.AddSingleton<IOptions<ResilienceOptions>>(provider =>
            Options.Create(provider.GetRequiredService<IOptions<PandaceaOptions>>().Value.Resilience));
        services.TryAddSingleton(provider =>
            ChainOptionsValidator.Validated(provider.GetRequiredService<IOptions<PandaceaOptions>>().Value.Chain));
        services.TryAddSingleton<IEvmRpc, EvmRpc>();
        services.TryAddSingleton<ITransactionOutbox>(provider => FileOutbox(provider.GetRequiredService<ChainOptions>()));
        services.TryAddSingleton(provider => new TransactionMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<ITransactionSender, TransactionSender>();
        services.TryAddSingleton<ILeaseClient, LeaseClient>();
        services.TryAddSingleton<IContractDeployer, ContractDeployer>();
        services.TryAddSingleton(provider => new ChainClient(
            provider.GetRequiredService<IEvmRpc>(),
            provider.GetRequiredService<ITransactionSender>(),
            provider.GetRequiredService<ILeaseClient>(),
            provider.GetRequiredService<IContractDeployer>()));
        services.AddAgent();
        services.AddStorage();
        services.TryAddSingleton(provider => new PandaceaClient(
            provider.GetRequiredService<AgentClient>(),
            Chain(provider),
            provider.GetRequiredService<IStorageClient>()));
        return services;
    }

    /// <summary>Wrong options of a chain that is used show at once; without an outbox none is.</summary>
    private static Lazy<ChainClient> Chain(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<PandaceaOptions>>().Value.Chain.OutboxPath.Length > 0
            ? new(provider.GetRequiredService<ChainClient>())
            : new(provider.GetRequiredService<ChainClient>);

    private static ITransactionOutbox FileOutbox(ChainOptions options) => options.OutboxPath.Length > 0
        ? new FileTransactionOutbox(options.OutboxPath)
        : throw new OptionsInvalidException([$"Chain.{nameof(ChainOptions.OutboxPath)} is empty; name the file that keeps signed transactions, one for each process."]);
}
