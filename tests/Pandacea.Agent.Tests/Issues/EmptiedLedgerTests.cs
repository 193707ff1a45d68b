using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Agent.Tests.Store;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A ledger that was emptied, with the costs of the jobs, passed for one that had never had an entry, although jobs with private results were still in the store.</summary>
[Trait("Requirement", "S53")]
public sealed class EmptiedLedgerTests
{
    private const string Emptied = "DELETE FROM privacy_ledger; DELETE FROM privacy_head; DELETE FROM privacy_balances; UPDATE jobs SET cost = 0";

    [Theory]
    [InlineData(Emptied, "the job complete")]
    [InlineData(Emptied + "; DELETE FROM job_artifacts; UPDATE jobs SET epsilon = NULL", "the job complete")]
    [InlineData(Emptied + "; DELETE FROM job_artifacts; UPDATE jobs SET charged_at = NULL", "the job complete")]
    [InlineData(Emptied + "; UPDATE jobs SET epsilon = NULL, charged_at = NULL", "the job complete")]
    [InlineData(Emptied + "; DELETE FROM jobs", "the job complete")]
    public async Task Jobs_with_a_private_result_that_are_not_in_the_ledger_are_a_problem_at_the_start(string change, string problem)
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("complete");
        await jobs.Queue.ResultAsync("complete", SampleJobs.Complete(await jobs.ClaimedAsync()), default);
        Assert.Equal(JobState.Complete, (await jobs.FindAsync("complete")).State);
        await jobs.Temp.Store.DisposeAsync();

        RawStore.Execute(jobs.Temp.File, change);

        await jobs.ReopenAsync();
        Assert.Contains(problem, jobs.Jobs.LedgerProblem, StringComparison.Ordinal);
        Assert.Equal(JobRefusal.LedgerUnusable, (await jobs.AcceptAsync("more")).Refusal);
    }

    [Fact]
    public async Task Jobs_that_were_never_private_need_no_entry()
    {
        await using var jobs = await TempQueue.StartAsync();
        await jobs.AcceptAsync("open", 0);
        await jobs.Queue.ResultAsync("open", SampleJobs.Complete(await jobs.ClaimedAsync()), default);
        Assert.Equal(JobState.Complete, (await jobs.FindAsync("open")).State);
        await jobs.ReopenAsync();
        Assert.Null(jobs.Jobs.LedgerProblem);
    }
}
