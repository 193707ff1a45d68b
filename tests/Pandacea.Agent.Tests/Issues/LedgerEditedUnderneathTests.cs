using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Agent.Tests.Store;
using Pandacea.Hosting;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A ledger that was edited while the agent ran was believed until the next start: a balance set to 0 in the store gave its owner a whole budget again.</summary>
[Trait("Requirement", "S53")]
public sealed class LedgerEditedUnderneathTests
{
    private const string Emptied = "DELETE FROM privacy_ledger; DELETE FROM privacy_head; DELETE FROM privacy_balances";

    [Theory]
    [InlineData("UPDATE privacy_balances SET spent = 0", "balances")]
    [InlineData("UPDATE privacy_balances SET spent = 0, reserved = 0; INSERT INTO privacy_balances VALUES ('peer-9', 0, 0)", "balances")]
    [InlineData("UPDATE privacy_ledger SET amount = 1 WHERE seq = 1", "entry 1")]
    [InlineData("DELETE FROM privacy_ledger WHERE seq = (SELECT MAX(seq) FROM privacy_ledger)", "ends with entry 2")]
    [InlineData("DROP TABLE privacy_head", "privacy_head")]
    [InlineData(Emptied + "; DELETE FROM jobs WHERE cost > 0; DELETE FROM job_history WHERE ordinal NOT IN (SELECT ordinal FROM jobs)", "ends with entry 0, but this agent had come to entry 3")]
    public async Task Nothing_that_costs_is_taken_or_begun_from_the_edit_on(string change, string problem)
    {
        await using var jobs = await TempQueue.StartAsync(new JobOptions { Quota = 1000, Budget = 10 });
        await jobs.AcceptAsync("spent", 4.5);
        await jobs.ClaimedAsync();
        await jobs.AcceptAsync("free", 0);
        await jobs.AcceptAsync("queued", 4.5);
        Assert.Equal(JobRefusal.Budget, (await jobs.AcceptAsync("too much", 8)).Refusal);

        RawStore.Execute(jobs.Temp.File, change);

        Assert.Equal(JobRefusal.LedgerUnusable, (await jobs.AcceptAsync("refused before", 8)).Refusal);
        Assert.Contains(problem, jobs.Jobs.LedgerProblem, StringComparison.Ordinal);
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("free too", 0)).Refusal);
        Assert.Equal("free", (await jobs.ClaimedAsync()).JobId);
        Assert.Equal("free too", (await jobs.ClaimedAsync()).JobId);
        Assert.Null(await jobs.Queue.ClaimAsync("worker", default));
    }

    [Fact]
    public async Task An_edit_that_is_taken_back_is_not_forgotten_before_the_next_start()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        RawStore.Execute(jobs.Temp.File, "UPDATE privacy_balances SET reserved = reserved + 1");
        await jobs.Temp.Store.CheckAsync(default);
        RawStore.Execute(jobs.Temp.File, "UPDATE privacy_balances SET reserved = reserved - 1");
        Assert.Equal(JobRefusal.LedgerUnusable, (await jobs.AcceptAsync("b")).Refusal);
        await jobs.ReopenAsync();
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("b")).Refusal);
    }

    [Fact]
    public async Task What_another_program_writes_elsewhere_in_the_store_does_not_concern_the_ledger()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        RawStore.Execute(jobs.Temp.File, "INSERT INTO challenges VALUES ('n', 'peer-1', '0xa', 1)");
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("b")).Refusal);
        Assert.Null(jobs.Jobs.LedgerProblem);
    }

    [Fact]
    public async Task A_write_that_is_undone_in_its_batch_does_not_count_as_an_edit()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var free = SampleJobs.Job("free", jobs.Now) with { Cost = 0 };
        await Assert.ThrowsAsync<InvalidOperationException>(() => jobs.Queue.AcceptAsync(free, SampleJobs.Key("free"), SampleJobs.Answer, default));
        RawStore.Execute(jobs.Temp.File, "INSERT INTO challenges VALUES ('n', 'peer-1', '0xa', 1)");
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("b")).Refusal);
    }

    [Fact]
    public async Task Where_no_job_comes_the_upkeep_finds_it_and_says_so_once()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        var log = new StringWriter();
        using var upkeep = new StoreUpkeep(jobs.Temp.Store, jobs.Temp.Time, new JsonEventLog(log, jobs.Temp.Time));
        await upkeep.StartAsync(default);

        RawStore.Execute(jobs.Temp.File, "UPDATE privacy_balances SET reserved = 0");

        await Eventually.TrueAsync(() =>
        {
            jobs.Temp.Time.Advance(TimeSpan.FromSeconds(10));
            return log.ToString().Contains("privacy_ledger_unusable", StringComparison.Ordinal);
        });
        jobs.Temp.Time.Advance(TimeSpan.FromSeconds(10));
        await upkeep.StopAsync(default);
        Assert.Equal(2, log.ToString().Split("privacy_ledger_unusable").Length);
        Assert.NotNull(jobs.Jobs.LedgerProblem);
    }

    [Fact]
    public async Task The_agent_is_not_ready_from_the_edit_on()
    {
        await using var agent = await JobTestAgent.StartAsync();
        Assert.Equal(202, (await agent.TrainAsync(SampleJobs.Count, "k")).Status);

        RawStore.Execute(agent.Agent.Store, "UPDATE privacy_balances SET reserved = 0, spent = 0");

        var ready = await agent.Agent.GetAsync("/readyz");
        var check = Assert.Single(ready.Json.GetProperty("checks").EnumerateArray(), check => check.GetProperty("name").GetString() == "privacy_ledger");
        Assert.Equal((503, "not_ready"), (ready.Status, check.GetProperty("status").GetString()));
        Assert.Contains("balances", check.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(503, (await agent.TrainAsync(SampleJobs.Count, "k2")).Status);
    }
}
