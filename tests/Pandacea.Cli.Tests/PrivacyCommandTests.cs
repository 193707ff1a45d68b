using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests;

public sealed class PrivacyCommandTests
{
    [Fact]
    public async Task The_history_shows_every_entry_and_that_it_can_be_trusted()
    {
        await using var program = await WithLedgerAsync();
        var ran = await program.RunAsync("privacy", "history", "--json");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var json = JsonDocument.Parse(ran.Output).RootElement;
        Assert.True(json.GetProperty("trusted").GetBoolean());
        Assert.Equal(["reserve", "reserve"], json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()));
        Assert.Equal(0.3, json.GetProperty("balances")[0].GetProperty("reserved").GetDouble());
        Assert.Contains("0.3 reserved", (await program.RunAsync("privacy", "history")).Output);
    }

    [Fact]
    public async Task A_history_that_was_changed_is_not_trusted_and_exits_with_1()
    {
        await using var program = await WithLedgerAsync();
        Run(Path.Combine(program.Folder, "agent.db"), "UPDATE privacy_ledger SET amount = 1 WHERE seq = 1");
        var ran = await program.RunAsync("privacy", "history");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("NOT to be trusted: entry 1", ran.Output);
    }

    [Fact]
    public async Task Without_a_store_the_remedy_is_named_and_without_an_agent_too()
    {
        await using var program = new TestProgram();
        program.With("PANDACEA_DATA_DIR", program.Folder);
        var ran = await program.RunAsync("privacy", "history");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("PANDACEA_DATA_DIR", ran.Error);
        var list = await program.RunAsync("consent", "list", "--offset", program.Offset);
        Assert.NotEqual(0, list.ExitCode);
        Assert.Contains("pandacea up", list.Error);
    }

    private static async Task<TestProgram> WithLedgerAsync()
    {
        var program = new TestProgram();
        program.With("PANDACEA_DATA_DIR", program.Folder);
        await using var store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = Path.Combine(program.Folder, "agent.db") }, TimeProvider.System);
        await store.Jobs.CheckLedgerAsync(default);
        foreach (var (id, epsilon) in new[] { ("a", 0.1), ("b", 0.2) })
        {
            var job = SampleJobs.Job(id, TimeProvider.System.GetUtcNow(), epsilon);
            await store.Jobs.AcceptAsync(job, SampleJobs.Key(id), SampleJobs.Answer, new JobLimits(10, PrivacyUnits.One), default);
        }

        return program;
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
