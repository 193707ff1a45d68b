using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Tests.Store;

/// <summary>The process that a crash test ends: many writers, one line on standard output for each proposal that the store acknowledged, with the instant.</summary>
internal static class CrashWriter
{
    public const string Name = "crash-writer";
    private const int StoreFailed = 3;

    /// <param name="arguments">The store's file, the round, when SQLite flushes.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new SqliteStoreOptions { Path = arguments[0], Synchronous = Enum.Parse<SynchronousLevel>(arguments[2]) };
        try
        {
            await using var store = SqliteAgentStore.Open(options, TimeProvider.System);
            await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => WriteAsync(store, arguments[1] + "-" + writer)));
        }
        catch (StoreException)
        {
            // The disk is gone: nothing more is acknowledged.
        }

        return StoreFailed;
    }

    private static async Task WriteAsync(SqliteAgentStore store, string name)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{name}-{i}";
            var now = TimeProvider.System.GetUtcNow();
            var lease = new StoredLease
            {
                ProposalId = id,
                Signer = "peer",
                ProductId = "product",
                ProductHash = "0x00",
                MaxPrice = 1,
                Price = 1,
                Duration = TimeSpan.FromHours(1),
                CreatedAt = now,
                UpdatedAt = now,
            };
            await store.Leases.ProposeAsync(lease, new IdempotencyKey("peer", "POST /api/v1/leases", id, "body"), new StoredAnswer(202, id), default);

            // One write to the pipe for each line: a kill leaves no half line of an acknowledged proposal that counts.
            lock (store)
            {
                Console.Out.Write($"{id} {TimeProvider.System.GetTimestamp()}\n");
                Console.Out.Flush();
            }
        }
    }
}
