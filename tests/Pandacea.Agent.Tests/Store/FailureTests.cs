using System.Security.Cryptography;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Tests.Store;

public sealed class FailureTests : IAsyncDisposable
{
    private readonly TempStore _temp = new(open: false);

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public void A_file_that_is_no_store_is_refused_with_a_remedy()
    {
        File.WriteAllBytes(_temp.File, RandomNumberGenerator.GetBytes(64 << 10));
        var failure = Assert.Throws<StoreException>(() => _temp.Open());
        Assert.Equal(StoreFailure.Damaged, failure.Failure);
        Assert.Contains("restore a backup", failure.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public async Task A_damaged_store_is_refused_at_once_and_left_as_it_is(double share)
    {
        await KilledAsync();
        var (file, wal) = (File.ReadAllBytes(_temp.File), File.ReadAllBytes(_temp.File + "-wal"));
        Assert.NotEmpty(wal);
        var start = 4096 * 2;
        RandomNumberGenerator.Fill(file.AsSpan(start, (int)((file.Length - start) * share)));
        File.WriteAllBytes(_temp.File, file);

        var failure = Assert.Throws<StoreException>(() => _temp.Open());

        Assert.Equal(StoreFailure.Damaged, failure.Failure);
        Assert.Contains("restore a backup", failure.Message);
        Assert.Equal(file, File.ReadAllBytes(_temp.File));
        Assert.Equal(wal, File.ReadAllBytes(_temp.File + "-wal"));
    }

    [Fact]
    public async Task A_store_cut_short_is_refused()
    {
        await KilledAsync();
        await using (var file = File.OpenWrite(_temp.File))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal(StoreFailure.Damaged, Assert.Throws<StoreException>(() => _temp.Open()).Failure);
    }

    [Fact]
    public void Two_agents_cannot_have_one_store()
    {
        _temp.Open();
        var failure = Assert.Throws<StoreException>(() => SqliteAgentStore.Open(new SqliteStoreOptions { Path = _temp.File }, _temp.Time));
        Assert.Equal(StoreFailure.InUse, failure.Failure);
        Assert.Contains("data folder of its own", failure.Message);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        _temp.Open();
        await _temp.Store.DisposeAsync();
        Assert.Equal(StoreFailure.Closed, (await Assert.ThrowsAsync<StoreException>(() => _temp.Store.CheckAsync(default))).Failure);
        Assert.Equal(StoreFailure.Closed, (await Assert.ThrowsAsync<StoreException>(() => _temp.Store.Leases.FindAsync("0x", default))).Failure);
    }

    [Fact]
    public async Task A_full_disk_refuses_loses_nothing_and_is_no_end()
    {
        using var raw = new RawStore(_temp.File);
        await using var writer = new GroupWriter(raw.Db, new SqliteStoreOptions { Path = _temp.File }, new LedgerGuard());
        await writer.WriteAsync(db => db.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, filler TEXT)"), default);
        await writer.WriteAsync(db => db.First("PRAGMA max_page_count=32", row => row.GetInt64(0)), default);
        var acknowledged = 0;
        var failure = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            while (true)
            {
                await writer.WriteAsync(db => db.Execute("INSERT INTO t (filler) VALUES (@0)", new string('x', 3000)), default);
                acknowledged++;
            }
        });
        Assert.Equal(StoreFailure.DiskFull, failure.Failure);
        Assert.Contains("Make room", failure.Message);
        Assert.InRange(acknowledged, 1, 32);
        await writer.WriteAsync(db => db.First("PRAGMA max_page_count=1000", row => row.GetInt64(0)), default);
        await writer.WriteAsync(db => db.Execute("INSERT INTO t (filler) VALUES ('room again')"), default);
        Assert.Equal(acknowledged + 1, await writer.WriteAsync(db => db.First("SELECT COUNT(*) FROM t", row => row.GetInt32(0)), default));
    }

    [Fact]
    public async Task A_store_that_may_not_be_written_says_so()
    {
        using var raw = new RawStore(_temp.File);
        await using var writer = new GroupWriter(raw.Db, new SqliteStoreOptions { Path = _temp.File }, new LedgerGuard());
        await writer.WriteAsync(db => db.Execute("CREATE TABLE t (id INTEGER)"), default);
        await writer.WriteAsync(db => db.Execute("PRAGMA query_only=ON"), default);
        var failure = await Assert.ThrowsAsync<StoreException>(() => writer.WriteAsync(db => db.Execute("INSERT INTO t VALUES (1)"), default));
        Assert.Equal(StoreFailure.ReadOnly, failure.Failure);
        Assert.Contains("writable", failure.Message);
    }

    /// <summary>A store as a process leaves it that was killed: the file and a log that was not taken over yet.</summary>
    private async Task KilledAsync()
    {
        _temp.Open();
        for (var i = 0; i < 200; i++)
        {
            await _temp.ProposedAsync();
        }

        await _temp.ReopenAsync();
        await _temp.ProposedAsync();
        var (file, wal) = (Copy(_temp.File), Copy(_temp.File + "-wal"));
        await _temp.Store.DisposeAsync();
        File.WriteAllBytes(_temp.File, file);
        File.WriteAllBytes(_temp.File + "-wal", wal);
    }

    private static byte[] Copy(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
