using System.Collections.Concurrent;
using System.Numerics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pandacea.Agent.Following;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Following;

/// <summary>A real node with a contract, a store on disk, and a follower that can be stopped and started like an agent.</summary>
internal sealed class FollowedChain : IAsyncDisposable
{
    public const string Product = "weather/berlin";

    public static readonly BigInteger Price = ChainHost.Ether / 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-follow-").FullName;
    private ChainHost? _agent;
    private ChainFollower? _follower;
    private int _keys;
    private int _babbled;

    private FollowedChain(AnvilNode node, string contract)
    {
        (Node, Contract) = (node, contract);
        Spenders = ChainHost.For(node.Url, contract);
    }

    public AnvilNode Node { get; set; }

    public string Contract { get; }

    public EvmAccount Earner { get; } = EvmAccount.Generate();

    public EvmAccount Spender { get; } = EvmAccount.Generate();

    /// <summary>The spender's own SDK.</summary>
    public ChainHost Spenders { get; }

    public SqliteAgentStore Store { get; private set; } = null!;

    /// <summary>Everything that the agent handed to the node as a transaction.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>When the agent last read the chain to its end.</summary>
    public DateTimeOffset? UpToDateAt => _follower?.UpToDateAt;

    /// <summary>The node answers the agent with what is no answer.</summary>
    public bool Babbles { get; set; }

    /// <summary>How often it did.</summary>
    public int Babbled => _babbled;

    public ILoggerProvider Log { get; set; } = NullLoggerProvider.Instance;

    /// <summary>How the agent sees the contract.</summary>
    public Func<ILeaseClient, ILeaseClient> SeenByAgent { get; set; } = static leases => leases;

    public static async Task<FollowedChain> StartAsync(params string[] arguments)
    {
        var node = await AnvilNode.StartAsync(arguments);
        var chain = new FollowedChain(node, await ChainHost.DeployAsync(node, EvmAccount.Generate()));
        await node.FundAsync(chain.Earner.Address);
        await node.FundAsync(chain.Spender.Address);
        chain.OpenStore();
        return chain;
    }

    /// <summary>Starts the agent's part that follows the chain.</summary>
    public async Task StartAgentAsync(int confirmations = 1)
    {
        if (Store is null)
        {
            OpenStore();
        }

        _agent = new ChainHost(
            options =>
            {
                options.Chain.RpcUrls = [Node.Url];
                options.Chain.ContractAddress = Contract;
            },
            services => services.AddSingleton<ITransactionOutbox>(Store!.Outbox));
        var watched = new WatchedRpc(_agent.Rpc, this);
        _follower = new ChainFollower(
            Store!,
            watched,
            _agent.Transactions,
            SeenByAgent(_agent.Leases),
            new FollowingOptions { Contract = Contract, Earner = Earner, PollInterval = TimeSpan.FromMilliseconds(10), BlocksAtOnce = 50, Confirmations = confirmations },
            TimeProvider.System,
            new Logger<ChainFollower>(new LoggerFactory([Log])));
        await _follower.StartAsync(default);
    }

    /// <summary>Ends it, as an agent that ends.</summary>
    public async Task StopAgentAsync()
    {
        await _follower!.StopAsync(default);
        await _agent!.DisposeAsync();
        await Store.DisposeAsync();
        Store = null!;
        _follower = null;
    }

    public async Task<StoredLease> ProposedAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var lease = new StoredLease
        {
            ProposalId = ChainHost.NewId(),
            Signer = "peer",
            ProductId = Product,
            ProductHash = LeaseIds.ProductId(Product),
            MaxPrice = Price * 2,
            Price = Price,
            Duration = TimeSpan.FromHours(1),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await Store.Leases.ProposeAsync(lease, new IdempotencyKey("peer", "route", $"key-{++_keys}", "body"), new StoredAnswer(202, ""), default);
        return lease;
    }

    /// <summary>Opens the lease of a proposal on chain.</summary>
    public async Task<string> LeasedAsync(StoredLease proposal, BigInteger? price = null, DateTimeOffset? expiresAt = null) =>
        (await Spenders.Leases.CreateAsync(Request(proposal) with { Price = price ?? Price, ExpiresAt = Seconds(expiresAt ?? proposal.CreatedAt + proposal.Duration) }, default)).LeaseId;

    /// <summary>What the spender asks of the contract.</summary>
    public CreateLease Request(StoredLease proposal) => ChainHost.Request(Spender, Earner.Address, proposal.ProposalId) with
    {
        Price = Price,
        ExpiresAt = Seconds(proposal.CreatedAt + proposal.Duration),
    };

    public Task IsAsync(StoredLease proposal, LeaseStatus status) => Eventually.TrueAsync(
        () => Store.Leases.FindAsync(proposal.ProposalId, default).GetAwaiter().GetResult()!.Status == status);

    public async ValueTask DisposeAsync()
    {
        if (_follower is not null)
        {
            await StopAgentAsync();
        }
        else if (Store is not null)
        {
            await Store.DisposeAsync();
        }

        await Spenders.DisposeAsync();
        await Node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static ulong Seconds(DateTimeOffset instant) => (ulong)instant.ToUnixTimeSeconds();

    private void OpenStore() => Store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = Path.Combine(_folder, "agent.db") }, TimeProvider.System);

    /// <summary>Notes which transactions pass, and may garble the answers.</summary>
    private sealed class WatchedRpc(IEvmRpc rpc, FollowedChain chain) : IEvmRpc
    {
        public ValueTask<JsonElement> CallAsync(string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
        {
            if (method == "eth_sendRawTransaction")
            {
                chain.Sent.Enqueue((string)parameters[0]!);
            }

            if (chain.Babbles)
            {
                Interlocked.Increment(ref chain._babbled);
                throw new FormatException("'?' is no number.");
            }

            return rpc.CallAsync(method, parameters, cancellationToken);
        }
    }
}
