using System.Numerics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Tests.Support;

/// <summary>The SDK as a user gets it from the container, wired to real nodes, with a data folder of its own.</summary>
public sealed class ChainHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ChainHost(Action<PandaceaOptions> configure, Action<IServiceCollection>? replace = null, string? outbox = null)
    {
        OutboxPath = outbox ?? Path.Combine(Path.GetTempPath(), "pandacea-tests", Guid.NewGuid().ToString("n"), "outbox.ndjson");
        var services = new ServiceCollection();
        replace?.Invoke(services);
        services.AddPandacea(options =>
        {
            options.Chain.ReceiptPollInterval = TimeSpan.FromMilliseconds(10);
            options.Chain.RebroadcastInterval = TimeSpan.FromMilliseconds(200);
            options.Chain.ConfirmationTimeout = TimeSpan.FromSeconds(20);
            options.Chain.OutboxPath = OutboxPath;
            configure(options);
        });
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public string OutboxPath { get; }

    public PandaceaClient Client => _services.GetRequiredService<PandaceaClient>();

    public IEvmRpc Rpc => Client.Chain.Rpc;

    public ITransactionSender Transactions => Client.Chain.Transactions;

    public ILeaseClient Leases => Client.Chain.Leases;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A host on one URL.</summary>
    public static ChainHost For(Uri url, string contract = "", Action<PandaceaOptions>? configure = null, string? outbox = null) => new(
        options =>
        {
            options.Chain.RpcUrls = [url];
            options.Chain.ContractAddress = contract;
            configure?.Invoke(options);
        },
        outbox: outbox);

    /// <summary>A fresh contract on the node.</summary>
    public static async Task<string> DeployAsync(AnvilNode node, EvmAccount owner, int disputeWindowSeconds = 3600)
    {
        await node.FundAsync(owner.Address);
        await using var host = For(node.Url);
        return await host.Client.Chain.Deployer.DeployAsync(owner, TimeSpan.FromSeconds(disputeWindowSeconds));
    }

    /// <summary>A lease request that the contract accepts.</summary>
    public static CreateLease Request(EvmAccount spender, string earner, string? proposalId = null) => new(
        spender,
        earner,
        LeaseIds.ProductId("weather/berlin"),
        proposalId ?? NewId(),
        Ether / 100,
        Ether / 10,
        4_000_000_000);

    public static string NewId() => "0x" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    public static BigInteger Ether { get; } = BigInteger.Pow(10, 18);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
    }
}
