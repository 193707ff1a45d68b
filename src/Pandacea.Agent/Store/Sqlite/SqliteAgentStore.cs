using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>The store in an SQLite file: write-ahead log, flushed before each answer.</summary>
public sealed class SqliteAgentStore : IAgentStore
{
    private readonly FolderLock _lock;
    private readonly Checkpointer _checkpointer;
    private readonly GroupWriter _writer;
    private readonly ReaderPool _readers;

    private SqliteAgentStore(FolderLock folder, Db db, Db checkpoints, SqliteStoreOptions options, TimeProvider time, string holder)
    {
        _lock = folder;
        _checkpointer = new Checkpointer(checkpoints);
        var guard = new LedgerGuard();
        _writer = new GroupWriter(db, options, guard, _checkpointer.Wrote);
        _readers = new ReaderPool(() => Connect(options.Path, SqliteOpenMode.ReadOnly), options.Path);
        Core = new StoreCore(_writer, _readers, time, holder, options.Keep);
        Leases = new SqliteLeases(Core);
        Idempotency = new SqliteIdempotency(Core);
        Identities = new SqliteIdentities(Core);
        Disputes = new SqliteDisputes(Core);
        Chain = new SqliteChain(Core);
        Outbox = new SqliteOutbox(Core);
        var jobs = new SqliteJobs(Core, guard);
        (Jobs, Computations) = (jobs, new SqliteComputations(Core, jobs));
        Consents = new SqliteConsents(Core);
    }

    internal StoreCore Core { get; }

    /// <inheritdoc/>
    public ILeaseStore Leases { get; }

    /// <inheritdoc/>
    public IIdempotencyStore Idempotency { get; }

    /// <inheritdoc/>
    public IIdentityStore Identities { get; }

    /// <inheritdoc/>
    public IDisputeStore Disputes { get; }

    /// <inheritdoc/>
    public IChainStore Chain { get; }

    /// <inheritdoc/>
    public IOutboxStore Outbox { get; }

    /// <inheritdoc/>
    public IJobStore Jobs { get; }

    /// <inheritdoc/>
    public IComputationStore Computations { get; }

    /// <inheritdoc/>
    public IConsentStore Consents { get; }

    /// <summary>Opens the store, makes it if there is none, and brings an older one to the version of this program.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="time">Stamps what is written.</param>
    /// <exception cref="StoreException">It cannot be used; the message says what to do.</exception>
    public static SqliteAgentStore Open(SqliteStoreOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var folder = FolderLock.Take(Path.GetFullPath(options.Path));
        Db? db = null;
        try
        {
            CheckOrMake(options);
            db = Connect(options.Path, SqliteOpenMode.ReadWriteCreate);

            // A page that many commits touch is taken over into the file once for many of them, and is at hand meanwhile.
            db.Script($"PRAGMA journal_mode=WAL; PRAGMA synchronous={options.Synchronous}; PRAGMA wal_autocheckpoint=8000; PRAGMA cache_size=-32768; PRAGMA journal_size_limit=67108864");
            Migrations.Apply(db, options.Path, time.GetUtcNow());
            var checkpoints = Connect(options.Path, SqliteOpenMode.ReadWrite);
            checkpoints.Script($"PRAGMA synchronous={options.Synchronous}");
            return new SqliteAgentStore(folder, db, checkpoints, options, time, NewHolder());
        }
        catch (Exception error)
        {
            db?.Dispose();
            folder.Dispose();
            throw error is SqliteException failure ? SqliteFailures.Of(failure, options.Path) : error;
        }
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => Core.WriteAsync(
        db => db.Execute("INSERT INTO heartbeat (id, beat_at) VALUES (1, @0) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at", Core.Now),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TidyAsync(CancellationToken cancellationToken) => Core.WriteAsync(db => Tidying.Run(db, Core.Now, Core.KeptSince), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        _readers.Dispose();
        await _checkpointer.DisposeAsync().ConfigureAwait(false);
        _lock.Dispose();
    }

    private static void CheckOrMake(SqliteStoreOptions store)
    {
        var path = store.Path;
        Integrity.CheckFiles(path, store.Used);
        if (File.Exists(path))
        {
            using var db = Connect(path, SqliteOpenMode.ReadOnly);
            Integrity.Check(db, path, store.Used);
            return;
        }

        // It will hold the agent's key and what makes the noise of jobs. SQLite gives the files beside it the same rights.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
    }

    internal static Db Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            return new Db(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string NewHolder() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessId}-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}");
}
