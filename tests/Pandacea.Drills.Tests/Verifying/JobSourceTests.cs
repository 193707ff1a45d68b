using Microsoft.Data.Sqlite;
using Pandacea.Drills.Verifying;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Verifying;

/// <summary>Reads a real SQLite file by the views that the agent offers to verifiers.</summary>
public sealed class JobSourceTests : IDisposable
{
    private const string Views =
        """
        CREATE TABLE audit_jobs (job_id TEXT, signer TEXT, state TEXT, attempt INTEGER, cost INTEGER, epsilon REAL, artifact_hash TEXT, artifact TEXT, artifact_cid TEXT, ended_at INTEGER, spec TEXT);
        CREATE TABLE audit_job_history (job_id TEXT, change INTEGER, at INTEGER, state TEXT, attempt INTEGER, fence INTEGER, reason TEXT);
        CREATE TABLE audit_charges (seq INTEGER, at INTEGER, signer TEXT, job_id TEXT, kind TEXT, amount INTEGER, hash TEXT);
        CREATE TABLE audit_balances (signer TEXT, reserved INTEGER, spent INTEGER);
        CREATE TABLE audit_idempotency (signer TEXT, route TEXT, idempotency_key TEXT, answer_status INTEGER, answer_body TEXT);
        """;

    /// <summary>One job has begun, one was given back, one has neither.</summary>
    private static readonly LedgerEntry[] Entries =
    [
        new(1, 1, "alice", "begun", "reserve", 7, ""), new(2, 1, "alice", "begun", "charge", 7, ""),
        new(3, 1, "alice", "back", "reserve", 3, ""), new(4, 1, "alice", "back", "charge", 3, ""), new(5, 1, "alice", "back", "refund", 3, ""),
        new(6, 1, "alice", "dropped", "reserve", 2, ""), new(7, 1, "alice", "dropped", "release", 2, ""),
        new(8, 1, "alice", "waits", "reserve", 5, ""), new(9, 1, "bob", "back", "reserve", 1, ""), new(10, 1, "bob", "back", "release", 1, ""),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-job-source-").FullName;

    private string File => Path.Combine(_folder, "agent.db");

    private JobSource Source => new(File, new HashSet<string> { "alice" });

    [Fact]
    public async Task Gives_the_jobs_of_the_runs_signers_with_all_that_belongs_to_them()
    {
        Execute(Views
            + "INSERT INTO audit_jobs VALUES ('j1', 'alice', 'queued', 1, 5, 0.5, NULL, NULL, 'bafy', NULL, '{\"task\": \"mean\", \"dp\": {}}'), ('j2', 'eve', 'running', 1, 5, 0.5, NULL, NULL, NULL, NULL, 'none');"
            + "INSERT INTO audit_job_history VALUES ('j1', 2, 20, 'running', 1, 1, NULL), ('j1', 1, 10, 'queued', 0, 0, NULL), ('j1', 3, 30, 'queued', 1, 1, 'lost');"
            + "INSERT INTO audit_charges VALUES (1, 10, 'alice', 'j1', 'reserve', 5, 'not the hash'), (2, 20, 'alice', 'j2', 'charge', 5, ''), (3, 30, 'alice', 'j3', 'charge', 5, ''), (4, 40, 'eve', 'j4', 'charge', 5, '');"
            + "INSERT INTO audit_idempotency VALUES ('alice', 'POST /api/v1/train', 'k1', 202, '{\"job_id\":\"j1\"}'), ('eve', 'POST /api/v1/train', 'k2', 202, '{\"job_id\":\"j1\"}'),"
            + " ('alice', 'POST /api/v1/train', 'k3', 202, '{\"job_id\":\"other\"}'), ('alice', 'POST /api/v1/train', 'k4', 409, '{\"job_id\":\"j1\"}'), ('alice', 'POST /api/v1/train', 'k5', NULL, NULL), ('alice', 'POST /api/v1/train', 'k8', 202, NULL),"
            + " ('alice', 'POST /api/v1/train', 'k6', 202, 'no JSON'), ('alice', 'POST /api/v1/leases', 'k7', 202, '{\"job_id\":\"j1\"}');");

        var found = await Source.ReadAsync(default);

        var job = Assert.IsType<JobFound>(found[0]);
        Assert.Equal(("j1", "queued", 5, 0.5, "bafy", "there is none"), (job.JobId, job.State, job.Cost, job.Epsilon, job.ArtifactCid, job.ArtifactProblem));
        Assert.Equal("""{"dp":{},"task":"mean"}""", job.Spec);
        Assert.Equal(["k1"], job.Keys);
        Assert.Equal([new(10, "queued", 0, 0), new(20, "running", 1, 1), new(30, "queued", 1, 1, "lost")], job.History);
        Assert.Equal([new ChargeFound("alice", "reserve", 5)], job.Charges);
        var ledger = Assert.IsType<LedgerChecked>(found[1]);
        Assert.Equal("entry 1 is missing or was changed", ledger.Problem);
        Assert.Equal(["j2", "j3"], ledger.Strays);
        Assert.Equal(2, found.Count);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "its training_params.epochs is 9, asked was 10")]
    public async Task An_artifact_that_is_sound_and_not_what_the_specification_says_has_a_problem(int epochs, string? problem)
    {
        var spec = $$"""{"task":"logistic_regression","inputs":[{"dataset":"d"}],"dp":{"enabled":false},"epochs":{{epochs}}}""";
        const string Bare = """{"created_at":"t","dataset":"d","dp":{"clip":0,"enabled":false,"epsilon":null,"noise_multiplier":0},"epsilon":null,"job_id":"j1","model":{"type":"logistic_regression"},"task":"logistic_regression","training_params":{"batch_size":1,"epochs":9,"learning_rate":4}}""";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Bare)));
        Execute(Views + $"INSERT INTO audit_jobs VALUES ('j1', 'alice', 'complete', 1, 0, NULL, '{hash}', '{Bare.Replace("{\"created", $"{{\"hash\":\"{hash}\",\"created", StringComparison.Ordinal)}', NULL, 1, '{spec}')");

        Assert.Equal(problem, Assert.IsType<JobFound>((await Source.ReadAsync(default))[0]).ArtifactProblem);
    }

    [Fact]
    public async Task A_specification_that_is_none_is_told_as_it_is()
    {
        Execute(Views + "INSERT INTO audit_jobs VALUES ('j1', 'alice', 'queued', 1, 5, 0.5, NULL, NULL, NULL, NULL, '{broken')");
        Assert.Equal("{broken", Assert.IsType<JobFound>((await Source.ReadAsync(default))[0]).Spec);
    }

    [Fact]
    public async Task Jobs_that_have_not_ended_are_under_way()
    {
        Execute(Views + "INSERT INTO audit_jobs VALUES ('j2', 'eve', 'running', 1, 5, 0.5, NULL, NULL, NULL, NULL, 'none');");
        Assert.False(await Source.AreUnderWayAsync(default));
        Execute("INSERT INTO audit_jobs VALUES ('j1', 'alice', 'running', 1, 5, 0.5, NULL, NULL, NULL, NULL, 'none');");
        Assert.True(await Source.AreUnderWayAsync(default));
    }

    [Fact]
    public void A_ledger_is_sound_as_long_as_each_entry_hashes_the_one_before_it()
    {
        LedgerEntry[] sound =
        [
            new(1, 10, "alice", "j1", "reserve", 5, "not the hash"),
        ];
        Assert.Equal("entry 1 is missing or was changed", LedgerEntry.Problem(sound));
        sound[0] = sound[0] with { Hash = LedgerHash(new string('0', 64), sound[0]) };
        Assert.Null(LedgerEntry.Problem(sound));
        Assert.Equal("entry 1 is missing or was changed", LedgerEntry.Problem([sound[0] with { Amount = 6 }]));
        Assert.Equal("entry 2 is missing or was changed", LedgerEntry.Problem([sound[0], sound[0]]));
    }

    [Theory]
    [InlineData(null, 5, 7)]
    [InlineData("the balance of alice says 0 reserved and 7 spent, the entries add up to 5 and 7", 0, 7)]
    [InlineData("the balance of alice says 5 reserved and 0 spent, the entries add up to 5 and 7", 5, 0)]
    public void A_balance_is_what_the_entries_add_up_to(string? problem, long reserved, long spent) =>
        Assert.Equal(problem, LedgerBalance.Problem(Entries, [new("alice", reserved, spent), new("bob", 0, 0)]));

    [Fact]
    public void A_balance_that_is_missing_or_nobodys_is_a_problem()
    {
        Assert.StartsWith("the balance of alice says 0 reserved and 0 spent", LedgerBalance.Problem(Entries, []), StringComparison.Ordinal);
        Assert.StartsWith("the balance of eve says 1 reserved and 0 spent, the entries add up to 0 and 0", LedgerBalance.Problem(Entries, [new("alice", 5, 7), new("eve", 1, 0)]), StringComparison.Ordinal);
    }

    /// <summary>The entries are in order, and the agent would still let her spend it all again.</summary>
    [Fact]
    public async Task A_store_whose_balance_was_lowered_is_not_sound()
    {
        var entry = new LedgerEntry(1, 10, "alice", "j1", "reserve", 5, "");
        Execute(Views + $"INSERT INTO audit_charges VALUES (1, 10, 'alice', 'j1', 'reserve', 5, '{LedgerHash(new string('0', 64), entry)}'); INSERT INTO audit_balances VALUES ('alice', 5, 0);");
        Assert.Null(Assert.IsType<LedgerChecked>(Assert.Single(await Source.ReadAsync(default))).Problem);
        Execute("UPDATE audit_balances SET reserved = 0");
        Assert.Equal("the balance of alice says 0 reserved and 0 spent, the entries add up to 5 and 0", Assert.IsType<LedgerChecked>(Assert.Single(await Source.ReadAsync(default))).Problem);
    }

    [Theory]
    [InlineData("{}", "job_id is missing, or of another kind")]
    [InlineData("[]", "it is no object")]
    [InlineData("""{"job_id":"j","model":{},"epsilon":null,"dp":{"enabled":false,"epsilon":null,"clip":1},"hash":"x","created_at":"t"}""", "dp.noise_multiplier is missing, or of another kind")]
    [InlineData("""{"job_id":"j","model":{},"epsilon":null,"dp":{"enabled":false,"epsilon":null,"clip":1,"noise_multiplier":0},"hash":"x","created_at":"t"}""", "its hash says x, it comes to ")]
    public void What_is_wrong_with_an_artifact_is_said(string json, string problem) =>
        Assert.StartsWith(problem, ArtifactReading.Of(json).Problem, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string LedgerHash(string before, LedgerEntry entry) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes($"{before}\n{entry.Seq}\n{entry.At}\n{entry.Signer}\n{entry.JobId}\n{entry.Kind}\n{entry.Amount}")));

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
