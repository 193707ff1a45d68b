using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Jobs;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Every job that had to be charged was answered with 503 because of the privacy ledger, while <c>/readyz</c> said that all was ready.</summary>
public sealed class ReadyWithoutLedgerTests
{
    [Fact]
    public async Task With_a_ledger_that_cannot_be_trusted_the_agent_is_healthy_but_not_ready_and_says_why()
    {
        await using var agent = await JobTestAgent.StartAsync();
        await using (var connection = new SqliteConnection($"Data Source={agent.Agent.Store};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO privacy_head (id, seq, hash) VALUES (1, 5, 'x')";
            await command.ExecuteNonQueryAsync();
        }

        // As at each start.
        await agent.Agent.Host.Services.GetRequiredService<IAgentStore>().Jobs.CheckLedgerAsync(default);

        Assert.Equal(503, (await agent.TrainAsync(SampleJobs.Count, "k")).Status);
        var ready = await agent.Agent.GetAsync("/readyz");
        var check = Assert.Single(ready.Json.GetProperty("checks").EnumerateArray(), check => check.GetProperty("name").GetString() == "privacy_ledger");
        Assert.Equal((503, "not_ready"), (ready.Status, check.GetProperty("status").GetString()));
        Assert.Contains("ends with entry 0", check.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await agent.Agent.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task With_a_ledger_that_adds_up_it_is_ready()
    {
        await using var agent = await JobTestAgent.StartAsync();
        var checks = (await agent.Agent.GetAsync("/readyz")).Json.GetProperty("checks").EnumerateArray();
        Assert.Contains(checks, check => (check.GetProperty("name").GetString(), check.GetProperty("status").GetString()) == ("privacy_ledger", "ready"));
    }
}
