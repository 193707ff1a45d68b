using Pandacea.Agent.Privacy;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A training with an epsilon so small that its delta covered all of it was accepted, computed and never charged.</summary>
[Trait("Requirement", "S53")]
public sealed class FreePrivateJobsTests
{
    [Theory]
    [InlineData("logistic_regression", "", "1e-9", "0.01")]
    [InlineData("logistic_regression", "", "1e-300", "0.01")]
    [InlineData("logistic_regression", "", "0.001", "0.01")]
    [InlineData("logistic_regression", "", "0", "0.01")]
    [InlineData("count", ""","statistic":{"column":"x1","noise":"gaussian"}""", "1e-9", "0.01")]
    [InlineData("count", ""","statistic":{"column":"x1"}""", "1e-9", "0.000001")]
    public async Task An_epsilon_too_small_to_be_charged_is_refused_with_what_is_allowed(string task, string rest, string epsilon, string least)
    {
        await using var agent = await JobTestAgent.StartAsync();
        var answer = await agent.TrainAsync(
            $$"""{"dataset":"builtin/logistic-1000x3","task":"{{task}}","dp":{"enabled":true,"epsilon":{{epsilon}}}{{rest}}}""", "k");
        Assert.Equal((400, "VALIDATION_ERROR"), (answer.Status, answer.Code));
        Assert.Contains($"dp.epsilon must be from {least} to 1000.", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "16777216")]
    [InlineData("0.01", "1000000")]
    public async Task Noise_that_leaves_nothing_to_charge_is_refused_too(string epsilon, string noise)
    {
        await using var agent = await JobTestAgent.StartAsync();
        var answer = await agent.TrainAsync(
            $$"""{"dp":{"enabled":true,"epsilon":{{epsilon}},"noise_multiplier":{{noise}} },"dataset":"builtin/logistic-1000x3","task":"logistic_regression"}""", "k");
        Assert.Equal(403, answer.Status);
        Assert.Contains("nothing could be charged", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_keeps_no_private_job_that_costs_nothing()
    {
        await using var jobs = await TempQueue.StartAsync();
        var free = SampleJobs.Job("free", jobs.Now) with { Cost = 0 };
        await Assert.ThrowsAsync<InvalidOperationException>(() => jobs.Queue.AcceptAsync(free, SampleJobs.Key("free"), SampleJobs.Answer, default));
        Assert.Null(await jobs.Jobs.FindAsync("free", default));
        Assert.Equal(JobRefusal.None, (await jobs.AcceptAsync("paid")).Refusal);
        Assert.Equal("reserve:paid:0.1", await jobs.LedgerAsync());
    }

    [Theory]
    [InlineData(ComputeTasks.LogisticRegression, null, 0.01)]
    [InlineData(ComputeTasks.Count, NoiseNames.Gaussian, 0.01)]
    [InlineData(ComputeTasks.Mean, NoiseNames.Gaussian, 0.01)]
    [InlineData(ComputeTasks.Count, null, 1e-6)]
    [InlineData(ComputeTasks.Mean, NoiseNames.Laplace, 1e-6)]
    public void The_least_epsilon_that_is_allowed_costs_something(string task, string? noise, double epsilon)
    {
        foreach (var rows in new[] { 10, 1000, 100_000 })
        {
            var spec = new JobSpec(task, [new JobInput($"builtin/logistic-{rows}x2")], new DpSettings(true, epsilon))
            {
                Statistic = task == ComputeTasks.LogisticRegression ? null : new("x1", Noise: noise),
            };
            Assert.Empty(JobSpecRules.Problems(spec));
            Assert.InRange(JobPricing.Of(spec).Cost, 1, PrivacyUnits.Of(epsilon));
        }
    }
}
