using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Content;
using Pandacea.Agent.Following;
using Pandacea.Agent.Http;
using Pandacea.Agent.Http.Disputes;
using Pandacea.Agent.Http.Readiness;
using Pandacea.Agent.Identity;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Jobs.Computations;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent;

/// <summary>Puts an agent together from its rooms.</summary>
internal static class AgentAssembly
{
    /// <summary>Name of the agent in <c>Pandacea-Client</c>.</summary>
    public const string ClientName = "agent";

    private const string AskBlock = """{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}""";

    public static IAgentStore OpenStore(AgentOptions options, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AgentStartException($"The data folder {options.DataDirectory} cannot be made: {error.Message} Set PANDACEA_DATA_DIR.", error);
        }

        return SqliteAgentStore.Open(
            new() { Path = Path.Combine(options.DataDirectory, AgentFiles.Store), Used = NonceStore.IsIn(options.DataDirectory) }, time);
    }

    public static IReadOnlyList<IReadinessCheck> Checks(AgentOptions options)
    {
        var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var checks = new List<IReadinessCheck> { new UrlCheck("evm_rpc", http, options.EvmRpc, AskBlock), new ContractCheck(options.ContractAddress) };
        if (options.Ipfs is { } ipfs)
        {
            checks.Add(new UrlCheck("ipfs", http, new(ipfs, "/api/v0/version")));
        }

        if (options.Jobs.Workers.Count > 0)
        {
            checks.Add(new AnyCheck("pysyft", [.. options.Jobs.Workers.Select(worker => new UrlCheck("pysyft", http, new(worker, ComputeRoutes.Liveness), get: true))]));
        }

        return checks;
    }

    public static WebApplication Build(AgentOptions options, AgentParts parts, Action<IServiceCollection>? decorate) => AgentApp.Build(options, parts, services =>
    {
        services.AddJobs(options, parts);
        if (options.ContractAddress.Length > 0)
        {
            FollowChain(services, options, parts);
        }

        if (options.Ipfs is { } ipfs)
        {
            services.AddPandacea(sdk =>
            {
                sdk.Resilience = options.Resilience;
                sdk.Storage.ApiUrls = [new Uri(ipfs, "/")];
                sdk.Storage.ClientName = ClientName;
            });
            services.AddHostedService<SampleKeeper>();
            services.AddHostedService<ComputationFetcher>();
        }

        decorate?.Invoke(services);
    });

    private static void FollowChain(IServiceCollection services, AgentOptions options, AgentParts parts)
    {
        var earner = EvmAccount.FromPrivateKey(options.EarnerKey);
        services.AddPandacea(sdk =>
        {
            sdk.Resilience = options.Resilience;
            sdk.Chain.RpcUrls = [options.EvmRpc];
            sdk.Chain.ContractAddress = options.ContractAddress;
            sdk.Chain.Confirmations = options.Confirmations;
            sdk.Chain.ClientName = ClientName;
        });
        services.AddSingleton<ITransactionOutbox>(parts.Store.Outbox);
        services.AddSingleton(new FollowingOptions { Contract = options.ContractAddress, Earner = earner, Confirmations = options.Confirmations });
        services.AddHostedService<ChainFollower>();
        services.AddSingleton<IDisputeService>(provider => new DisputeService(
            parts.Store, provider.GetRequiredService<IEvmRpc>(), options.ContractAddress, parts.Time));
    }
}
