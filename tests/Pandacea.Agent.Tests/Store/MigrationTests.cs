using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Store;

public sealed class MigrationTests : IAsyncDisposable
{
    private readonly TempStore _temp = new(open: false);

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task A_store_of_version_1_is_brought_to_the_newest_and_keeps_all_it_had()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Store", "Samples", "store-v1.db"), _temp.File);
        _temp.Open();
        Assert.Equal(Enumerable.Range(1, Migrations.Scripts.Count).Select(version => version.ToString()), _temp.Rows("SELECT version FROM schema_versions ORDER BY version"));
        var lease = await _temp.Store.Leases.FindAsync(TempStore.Id(2), default);
        Assert.Equal(("peer-1", TempStore.Price, LeaseStatus.PendingApproval), (lease!.Signer, lease.Price, lease.Status));
        Assert.Equal(3, _temp.Rows("SELECT resource_id FROM audit_idempotency").Count);
        Assert.Equal(Enumerable.Repeat((byte)7, 32), await _temp.Store.Identities.SecretAsync("peer", () => [], default));
        Assert.Equal("0x00000000000000000000000000000000000000aa", await _temp.Store.Identities.AddressOfAsync("peer-1", default));

        // The new parts work on the old store.
        await _temp.Store.Chain.StartAsync(new ChainIdentity("0xg", "0xc", "0xe"), default);
        Assert.NotNull(await _temp.Store.Chain.IdentityAsync(default));
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        _temp.Open();
        await _temp.Store.DisposeAsync();
        Run("INSERT INTO schema_versions (version, applied_at) VALUES (99, 0)");
        var failure = Assert.Throws<StoreException>(() => _temp.Open());
        Assert.Equal(StoreFailure.TooNew, failure.Failure);
        Assert.Contains("version 99", failure.Message);
        Run("DELETE FROM schema_versions WHERE version = 99");
        _temp.Open();
    }

    [Fact]
    public void A_step_that_fails_leaves_the_version_before_it()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Store", "Samples", "store-v1.db"), _temp.File);
        Run("CREATE TABLE disputes (in_the_way INTEGER)");
        Assert.Throws<StoreException>(() => _temp.Open());
        Assert.Equal(["1"], _temp.Rows("SELECT MAX(version) FROM schema_versions"));
        Assert.Empty(_temp.Rows("SELECT name FROM sqlite_master WHERE name = 'chain_events'"));
        Run("DROP TABLE disputes");
        _temp.Open();
    }

    [Fact]
    public void The_verifiers_views_have_the_columns_they_had()
    {
        _temp.Open();
        Assert.Equal(
            ["proposal_id signer product_id product_hash max_price price status on_chain_lease_id created_at updated_at duration_ms expires_at"],
            _temp.Rows("SELECT group_concat(name, ' ') FROM pragma_table_info('audit_leases')"));
        Assert.Equal(
            ["signer route idempotency_key body_hash resource_id answer_status answer_body created_at"],
            _temp.Rows("SELECT group_concat(name, ' ') FROM pragma_table_info('audit_idempotency')"));
        Assert.Equal(
            ["job_id signer state attempt fence cost epsilon accepted_at started_at charged_at ended_at error_code artifact_hash artifact_cid artifact spec"],
            _temp.Rows("SELECT group_concat(name, ' ') FROM pragma_table_info('audit_jobs')"));
        Assert.Equal(
            ["job_id change at state attempt fence worker reason"],
            _temp.Rows("SELECT group_concat(name, ' ') FROM pragma_table_info('audit_job_history')"));
        Assert.Equal(
            ["seq at signer job_id kind amount hash"],
            _temp.Rows("SELECT group_concat(name, ' ') FROM pragma_table_info('audit_charges')"));
        Assert.Equal(
            ["signer reserved spent"],
            _temp.Rows("SELECT group_concat(name, ' ') FROM pragma_table_info('audit_balances')"));
    }

    [Fact]
    public async Task A_store_of_version_3_takes_jobs_after_it_was_brought_to_version_4()
    {
        using (var old = new RawStore(_temp.File))
        {
            Migrations.Apply(old.Db, _temp.File, _temp.Time.GetUtcNow(), target: 3);
            old.Db.Execute("INSERT INTO secrets (name, value_hex) VALUES ('kept', '0707')");
        }

        _temp.Open();
        Assert.Equal("0707", Assert.Single(_temp.Rows("SELECT value_hex FROM secrets")));
        Assert.Null(await _temp.Store.Jobs.CheckLedgerAsync(default));
        await _temp.Store.Jobs.AcceptAsync(SampleJobs.Job("a", _temp.Time.GetUtcNow()), SampleJobs.Key("a"), SampleJobs.Answer, new JobLimits(1, PrivacyUnits.One), default);
        Assert.Equal(["a|queued"], _temp.Rows("SELECT job_id, state FROM audit_jobs"));
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_temp.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
