using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Agent.Tests.Store;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Privacy;

[Trait("Requirement", "S53")]
public sealed class LedgerTests
{
    private static readonly TimeSpan Lease = new JobOptions().Lease;

    [Fact]
    public async Task A_job_is_reserved_at_acceptance_and_charged_once_however_many_attempts_it_takes()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a", 0.3);
        Assert.Equal("reserve:a:0.3", await jobs.LedgerAsync());
        await jobs.ClaimedAsync();
        await jobs.PassAsync(Lease);
        await jobs.ReopenAsync();
        var second = await jobs.ClaimedAsync();
        await jobs.Queue.ResultAsync("a", new ResultReport("w", 2, second.Fence, JobOutcomes.Released), default);
        var third = await jobs.ClaimedAsync();
        await jobs.Queue.ResultAsync("a", SampleJobs.Complete(third), default);
        Assert.Equal("reserve:a:0.3 charge:a:0.3", await jobs.LedgerAsync());
        Assert.Equal(["peer-1|0|300000000000"], jobs.Temp.Rows("SELECT signer, reserved, spent FROM privacy_balances"));
    }

    [Fact]
    public async Task Who_ends_before_it_began_gets_back_what_was_reserved_and_who_ends_later_does_not()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("never");
        await jobs.Queue.CancelAsync("never", "peer-1", default);
        await jobs.AcceptAsync("begun");
        await jobs.ClaimedAsync();
        await jobs.Queue.CancelAsync("begun", "peer-1", default);
        Assert.Equal("reserve:never:0.1 release:never:0.1 reserve:begun:0.1 charge:begun:0.1", await jobs.LedgerAsync());
    }

    [Fact]
    public async Task The_budget_is_exact_to_the_last_unit_and_each_identity_has_its_own()
    {
        await using var jobs = await TempQueue.StartAsync(new JobOptions { Quota = 1000, Budget = 10 });
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync($"job-{i}", 0.1)).Refusal);
        }

        var refused = await jobs.AcceptAsync("one more", 1e-12);
        Assert.Equal((JobRefusal.Budget, 0L), (refused.Refusal, refused.Left));
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("free", 0)).Refusal);
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("another's", 10, signer: "peer-2")).Refusal);
        await jobs.Queue.CancelAsync("job-7", "peer-1", default);
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("again", 0.1)).Refusal);
    }

    [Fact]
    public async Task A_job_whose_offers_all_failed_and_that_is_then_cancelled_gets_back_what_was_charged()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a", 0.5);
        await jobs.Queue.UnclaimAsync(await jobs.ClaimedAsync(), "the worker has no room", default);
        Assert.NotNull((await jobs.FindAsync("a")).ChargedAt);
        await jobs.Queue.UnclaimAsync(await jobs.ClaimedAsync(), "the worker has no room", default);
        await jobs.Queue.CancelAsync("a", "peer-1", default);
        await AssertRefundedAsync(jobs);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_while_its_offer_is_refused_gets_back_what_was_charged()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a", 0.5);
        var claimed = await jobs.ClaimedAsync();
        await jobs.Queue.CancelAsync("a", "peer-1", default);
        await jobs.Queue.UnclaimAsync(claimed, "the worker has no room", default);
        await jobs.Queue.UnclaimAsync(claimed, "the worker has no room", default);
        await AssertRefundedAsync(jobs);
        Assert.Equal("Queued0 Running1 Cancelled1", await jobs.HistoryAsync("a"));
    }

    [Fact]
    public async Task A_job_that_its_worker_cannot_carry_out_gets_back_what_was_charged()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a", 0.5);
        await jobs.Queue.RefuseAsync(await jobs.ClaimedAsync(), new(ComputeErrorCodes.InvalidRequest, "no", Retryable: false), default);
        await AssertRefundedAsync(jobs);
    }

    [Fact]
    public async Task A_job_that_began_once_stays_charged_however_its_later_offers_end()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a", 0.5);
        var first = await jobs.ClaimedAsync();
        await jobs.Queue.LoseAsync("a", first.Fence, "the worker was started anew", default);
        await jobs.Queue.UnclaimAsync(await jobs.ClaimedAsync(), "the worker has no room", default);
        await jobs.Queue.CancelAsync("a", "peer-1", default);
        Assert.Equal("reserve:a:0.5 charge:a:0.5", await jobs.LedgerAsync());
        Assert.Null(await jobs.Jobs.CheckLedgerAsync(default));
    }

    [Fact]
    public async Task A_job_whose_offer_was_declined_has_not_begun_so_that_consent_can_still_be_taken_back()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a", 0.5);
        await jobs.Queue.UnclaimAsync(await jobs.ClaimedAsync(), "the worker has no room", default);
        Assert.Null((await jobs.FindAsync("a")).StartedAt);
    }

    [Theory]
    [InlineData("DELETE FROM privacy_ledger WHERE seq = (SELECT MAX(seq) FROM privacy_ledger)", "ends with entry")]
    [InlineData("DELETE FROM privacy_ledger WHERE seq = 2", "entry 2")]
    [InlineData("DELETE FROM privacy_ledger", "ends with entry 0")]
    [InlineData("DELETE FROM privacy_ledger; DELETE FROM privacy_head; DELETE FROM privacy_balances", "not in the privacy ledger")]
    [InlineData("UPDATE privacy_ledger SET amount = 1 WHERE seq = 1", "entry 1")]
    [InlineData("UPDATE privacy_ledger SET signer = 'peer-2' WHERE seq = 3", "entry 3")]
    [InlineData("UPDATE privacy_balances SET spent = 0", "balances")]
    [InlineData("DROP TABLE privacy_head", "privacy_head")]
    public async Task With_a_ledger_that_was_changed_nothing_that_costs_is_taken_or_begun(string change, string problem)
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("begun");
        await jobs.ClaimedAsync();
        await jobs.AcceptAsync("queued");
        await jobs.AcceptAsync("free", 0);
        await jobs.Temp.Store.DisposeAsync();
        RawStore.Execute(jobs.Temp.File, change);
        await jobs.ReopenAsync();
        Assert.Contains(problem, await jobs.Jobs.CheckLedgerAsync(default));
        Assert.Equal(JobRefusal.LedgerUnusable, (await jobs.AcceptAsync("more")).Refusal);
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("free too", 0)).Refusal);
        Assert.Equal("free", (await jobs.ClaimedAsync()).JobId);
        Assert.Equal("free too", (await jobs.ClaimedAsync()).JobId);
        Assert.Null(await jobs.Queue.ClaimAsync("worker", default));
    }

    [Fact]
    public async Task A_ledger_cut_off_while_the_agent_runs_takes_no_more_entries()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("a");
        RawStore.Execute(jobs.Temp.File, "DELETE FROM privacy_ledger");
        Assert.Equal(JobRefusal.LedgerUnusable, (await jobs.AcceptAsync("b")).Refusal);
        Assert.Null(await jobs.Queue.ClaimAsync("worker", default));
        await Assert.ThrowsAsync<StoreException>(() => jobs.Queue.CancelAsync("a", "peer-1", default));
        Assert.Null(await jobs.Jobs.FindAsync("b", default));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 100_000_000_000)]
    [InlineData(0.3, 300_000_000_000)]
    [InlineData(1e-13, 1)]
    [InlineData(0.1234567890125, 123_456_789_013)]
    [InlineData(9.999999999999, 9_999_999_999_999)]
    public void An_epsilon_in_units_is_exact_where_it_can_be_and_never_less(double epsilon, long units) => Assert.Equal(units, PrivacyUnits.Of(epsilon));

    private static async Task AssertRefundedAsync(TempQueue jobs)
    {
        Assert.Equal("reserve:a:0.5 charge:a:0.5 refund:a:0.5", await jobs.LedgerAsync());
        Assert.Equal((null, 0), ((await jobs.FindAsync("a")).ChargedAt, (await jobs.FindAsync("a")).Attempt));
        Assert.Null(await jobs.Jobs.CheckLedgerAsync(default));
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("all of the budget", 10)).Refusal);
    }
}
