using Microsoft.Data.Sqlite;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteOutbox(StoreCore store) : IOutboxStore
{
    private const string Select = "SELECT account, chain_id, nonce, hash, raw FROM outbox";

    public ValueTask<IReadOnlyList<SignedTransaction>> PendingAsync(CancellationToken cancellationToken) => AsOutbox<IReadOnlyList<SignedTransaction>>(
        async () => await store.ReadAsync(db => db.All(Select + " WHERE fate = 'pending' ORDER BY ordinal", Read), cancellationToken).ConfigureAwait(false));

    public async ValueTask AddAsync(SignedTransaction transaction, CancellationToken cancellationToken) => await AsOutbox(() => store.WriteAsync(
        db => db.Execute(
            """
            INSERT INTO outbox (hash, ordinal, account, chain_id, nonce, raw, fate)
            VALUES (@0, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM outbox), @1, @2, @3, @4, 'pending')
            ON CONFLICT (hash) DO UPDATE SET fate = 'pending', settled_at = NULL
            """,
            transaction.Hash,
            transaction.Account,
            (long)transaction.ChainId,
            (long)transaction.Nonce,
            transaction.Raw),
        cancellationToken)).ConfigureAwait(false);

    public async ValueTask ResolveAsync(string hash, TransactionFate fate, CancellationToken cancellationToken) => await AsOutbox(() => store.WriteAsync(
        db => db.Execute("UPDATE outbox SET fate = @1, settled_at = @2 WHERE hash = @0", hash, fate.ToString().ToLowerInvariant(), store.Now),
        cancellationToken)).ConfigureAwait(false);

    public async Task<IReadOnlyList<SignedTransaction>> SentSinceAsync(string account, ulong nonce, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            db => db.All(
                Select + " WHERE account = @0 AND nonce >= @1 AND fate IN ('pending', 'confirmed') ORDER BY nonce, ordinal", Read, account, (long)nonce),
            cancellationToken).ConfigureAwait(false);

    /// <summary>The sender knows what to do when an outbox fails; of stores it knows nothing.</summary>
    private static async ValueTask<T> AsOutbox<T>(Func<Task<T>> use)
    {
        try
        {
            return await use().ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            throw new OutboxException(error.Message, error);
        }
    }

    private static SignedTransaction Read(SqliteDataReader row) =>
        new(row.GetString(0), (ulong)row.GetInt64(1), (ulong)row.GetInt64(2), row.GetString(3), row.GetString(4));
}
