using System.Numerics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Tests.Store;

/// <summary>A real store in a folder of its own, on a fake clock, that can be closed and opened again.</summary>
internal sealed class TempStore : IAsyncDisposable
{
    private const string Product = "weather/berlin";

    public static readonly BigInteger Price = 1_000_000_000_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-store-").FullName;
    private int _ids;
    private long _block;

    public TempStore(bool open = true)
    {
        if (open)
        {
            Store = Open();
        }
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SqliteAgentStore Store { get; private set; } = null!;

    public string File => Path.Combine(_folder, "agent.db");

    public static StoredAnswer Answer { get; } = new(202, """{"status":"pending_approval"}""");

    public SqliteAgentStore Open() => Store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = File }, Time);

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Open();
    }

    public static IdempotencyKey Key(string key = "key", string body = "body") => new("peer-1", "POST /api/v1/leases", key, body);

    public static string Id(int number) => "0x" + number.ToString("x64");

    public StoredLease Lease(int? number = null) => new()
    {
        ProposalId = Id(number ?? ++_ids),
        Signer = "peer-1",
        ProductId = Product,
        ProductHash = LeaseIds.ProductId(Product),
        MaxPrice = Price * 2,
        Price = Price,
        Duration = TimeSpan.FromHours(24),
        CreatedAt = Time.GetUtcNow(),
        UpdatedAt = Time.GetUtcNow(),
    };

    /// <summary>A proposal that is kept.</summary>
    public async Task<StoredLease> ProposedAsync()
    {
        var lease = Lease();
        await Store.Leases.ProposeAsync(lease, Key("for " + lease.ProposalId), Answer, default);
        return lease;
    }

    /// <summary>A proposal that is kept, and its lease on chain.</summary>
    public async Task PaidAsync() => await PayAsync(await ProposedAsync());

    /// <summary>The lease on chain of a proposal.</summary>
    public async Task PayAsync(StoredLease lease)
    {
        const string Earner = "0xe";
        if (_block++ == 0)
        {
            await Store.Chain.StartAsync(new ChainIdentity("0xg", "0xc", Earner), default);
        }

        var terms = new LeaseTerms(lease.ProposalId, "0x5", Earner, lease.ProductHash, lease.Price);
        await Store.Chain.ApplyAsync(
            [new ChainEvent(_block, 0, $"0xb{_block}", $"0xt{_block}", ChainEventKind.Created, "0xL" + lease.ProposalId[2..], terms)], new ChainMark(_block, $"0xb{_block}"), default);
    }

    /// <summary>Reads past the store.</summary>
    public List<string> Rows(string sql) => StoreRows.Read(File, sql);

    public async ValueTask DisposeAsync()
    {
        if (Store is not null)
        {
            await Store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
