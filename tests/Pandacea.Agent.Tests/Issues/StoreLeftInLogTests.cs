using System.Security.Cryptography;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Tests.Store;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>
/// A clean stop left what was acknowledged in the write-ahead log: who copied the store's file alone lost it. Damage to the log's first pages
/// led the store back to its beginning, past all that the file held already, and the agent began anew.
/// </summary>
public sealed class StoreLeftInLogTests : IAsyncDisposable
{
    private const int FirstPages = 20_000;
    private const int Leases = 300;

    // Too few for the store to take them over from the log by itself.
    private const int Few = 50;

    private readonly TempStore _temp = new();
    private readonly string _copy = Directory.CreateTempSubdirectory("pandacea-copy-").FullName;

    private string Copied => Path.Combine(_copy, "agent.db");

    public async ValueTask DisposeAsync()
    {
        await _temp.DisposeAsync();
        Directory.Delete(_copy, recursive: true);
    }

    [Fact]
    public async Task After_a_clean_stop_the_file_alone_holds_everything()
    {
        await FillAsync();
        await _temp.Store.DisposeAsync();

        File.Copy(_temp.File, Copied);
        Assert.Equal([$"{Leases}"], StoreRows.Read(Copied, "SELECT COUNT(*) FROM audit_leases"));
        Assert.False(File.Exists(_temp.File + "-wal"));
    }

    [Fact]
    public async Task After_a_clean_stop_the_file_holds_everything_though_somebody_reads_it()
    {
        using var reader = SqliteAgentStore.Connect(_temp.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        reader.First("SELECT COUNT(*) FROM audit_leases", row => row.GetInt64(0));
        await FillAsync();
        await _temp.Store.DisposeAsync();

        File.Copy(_temp.File, Copied);
        Assert.Equal([$"{Leases}"], StoreRows.Read(Copied, "SELECT COUNT(*) FROM audit_leases"));
        Assert.Equal(0, new FileInfo(_temp.File + "-wal").Length);
    }

    [Fact]
    public async Task A_log_that_leads_back_to_before_the_file_is_refused_and_left_as_it_is()
    {
        await FillAsync(Few);
        using (var other = SqliteAgentStore.Connect(_temp.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            other.Execute("PRAGMA wal_checkpoint(PASSIVE)");
        }

        RefusedAfterDamage(used: false, "-wal, can no longer be read");
    }

    [Fact]
    public async Task A_log_that_leads_back_to_an_empty_store_is_refused_where_an_agent_has_worked()
    {
        await FillAsync(Few);
        RefusedAfterDamage(used: true, "holds nothing, though an agent has worked");
    }

    private async Task FillAsync(int leases = Leases)
    {
        await _temp.Store.Identities.SecretAsync("peer", () => [1], default);
        for (var i = 0; i < leases; i++)
        {
            var lease = await _temp.ProposedAsync();
            Assert.NotNull(await _temp.Store.Leases.FindAsync(lease.ProposalId, default));
        }
    }

    private void RefusedAfterDamage(bool used, string message)
    {
        // As a kill leaves them.
        var (file, log) = (Read(_temp.File), Read(_temp.File + "-wal"));
        RandomNumberGenerator.Fill(log.AsSpan(FirstPages, 16));
        File.WriteAllBytes(Copied, file);
        File.WriteAllBytes(Copied + "-wal", log);

        var failure = Assert.Throws<StoreException>(() => SqliteAgentStore.Open(new() { Path = Copied, Used = used }, _temp.Time));

        Assert.Equal(StoreFailure.Damaged, failure.Failure);
        Assert.Contains(message, failure.Message);
        Assert.Contains("restore a backup", failure.Message);
        Assert.Equal(file, File.ReadAllBytes(Copied));
        Assert.Equal(log, File.ReadAllBytes(Copied + "-wal"));
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
