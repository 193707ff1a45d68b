using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Jobs;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Agent;

/// <summary>Registers the parts that speak with the agent.</summary>
internal static class AgentServices
{
    public static void AddAgent(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
            AgentOptionsValidator.Validated(provider.GetRequiredService<IOptions<PandaceaOptions>>().Value.Agent));
        services.TryAddSingleton(provider => Identity(provider.GetRequiredService<AgentOptions>()));
        services.TryAddSingleton<IRequestRandom, SecureRequestRandom>();

        // Health needs no identity, and what needs one says so when it is asked for.
        services.TryAddSingleton(provider => new RequestSigner(
            new Lazy<AgentIdentity>(provider.GetRequiredService<AgentIdentity>),
            provider.GetRequiredService<IRequestRandom>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<AgentTransport>();
        services.TryAddSingleton<IProductClient, ProductClient>();
        services.TryAddSingleton<DisputeTransactions>();
        services.TryAddSingleton(provider => new AgentCallers(
            provider.GetRequiredService<AgentOptions>(),
            provider.GetRequiredService<IRequestRandom>(),
            new Lazy<DisputeTransactions>(provider.GetRequiredService<DisputeTransactions>),
            new Lazy<IStorageClient>(provider.GetRequiredService<IStorageClient>),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider =>
            provider.GetRequiredService<AgentCallers>().Leases(provider.GetRequiredService<AgentTransport>()));
        services.TryAddSingleton(provider =>
            provider.GetRequiredService<AgentCallers>().Jobs(provider.GetRequiredService<AgentTransport>()));
        services.TryAddSingleton(provider =>
            provider.GetRequiredService<AgentCallers>().Computations(provider.GetRequiredService<AgentTransport>()));
        services.TryAddSingleton(provider => new AgentClient(
            provider.GetRequiredService<AgentTransport>(),
            provider.GetRequiredService<AgentCallers>(),
            provider.GetRequiredService<IRequestRandom>(),
            provider.GetRequiredService<IProductClient>(),
            provider.GetRequiredService<IAgentLeaseClient>(),
            provider.GetRequiredService<IJobClient>(),
            provider.GetRequiredService<IComputationClient>()));
    }

    private static AgentIdentity Identity(AgentOptions options) => options.IdentityPath.Length > 0
        ? AgentIdentity.LoadOrCreate(options.IdentityPath)
        : throw new OptionsInvalidException([$"Agent.{nameof(AgentOptions.IdentityPath)} ({AgentEnvironment.Identity}) is empty; name the file that keeps the key that signs requests, it is made if it is missing."]);
}
