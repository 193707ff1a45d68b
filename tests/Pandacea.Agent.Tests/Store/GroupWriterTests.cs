using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Tests.Store;

public sealed class GroupWriterTests : IAsyncDisposable
{
    private readonly TempStore _temp = new(open: false);
    private readonly RawStore _raw;
    private readonly GroupWriter _writer;

    public GroupWriterTests()
    {
        _raw = new RawStore(_temp.File);
        _raw.Db.Script("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        _writer = new GroupWriter(_raw.Db, new SqliteStoreOptions { Path = _temp.File }, new LedgerGuard());
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _temp.DisposeAsync();
    }

    [Fact]
    public async Task A_write_that_fails_takes_none_of_its_batch_with_it()
    {
        using var hold = new ManualResetEventSlim();
        var first = _writer.WriteAsync(db => Wait(hold), default);
        var writes = Enumerable.Range(0, 20).Select(i => _writer.WriteAsync(db => Insert(db, i), default)).ToArray();
        hold.Set();
        await first;
        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[13]);
        await Task.WhenAll(writes.Where((_, i) => i != 13));
        Assert.Equal(19, _temp.Rows("SELECT id FROM t").Count);
        Assert.Empty(_temp.Rows("SELECT id FROM t WHERE id = 13"));
    }

    [Fact]
    public async Task What_waits_shares_a_commit_and_nobody_is_told_before_it()
    {
        using var hold = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        var first = _writer.WriteAsync(db => Wait(hold), default);
        var second = _writer.WriteAsync(db => Insert(db, 1), default);
        using var last = new ManualResetEventSlim();
        var third = _writer.WriteAsync(
            db =>
            {
                inside.Set();
                return Wait(last);
            },
            default);
        hold.Set();
        inside.Wait();
        Assert.False(second.IsCompleted);
        Assert.Empty(_temp.Rows("SELECT id FROM t"));
        last.Set();
        await Task.WhenAll(first, second, third);
        Assert.Equal(["1"], _temp.Rows("SELECT id FROM t"));
    }

    [Fact]
    public async Task Closing_finishes_what_was_handed_in()
    {
        var writes = Enumerable.Range(0, 500).Select(i => _writer.WriteAsync(db => Insert(db, i + 100), default)).ToArray();
        await _writer.DisposeAsync();
        await Task.WhenAll(writes);
        Assert.Equal(500, _temp.Rows("SELECT id FROM t").Count);
    }

    private static int Insert(Db db, int id)
    {
        db.Execute("INSERT INTO t (id) VALUES (@0)", id);
        return id != 13 ? id : throw new InvalidOperationException("unlucky");
    }

    private static bool Wait(ManualResetEventSlim gate)
    {
        gate.Wait();
        return true;
    }
}
