using Pandacea.Compute.Tests.Support;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Compute.Tests.Worker;

/// <summary>Agent, worker, storage and SDK together.</summary>
[Trait("Requirement", "S53")]
public sealed class MarketTests
{
    private const string Small = "builtin/logistic-2000x5";

    [Fact]
    public async Task Every_kind_of_job_ends_with_an_artifact_that_cost_what_was_reserved()
    {
        await using var market = await Market.StartAsync();
        await using var worker = await market.WorkerAsync();
        SubmitJob[] jobs =
        [
            new(Small, ComputeTasks.LogisticRegression, new(true, 1)) { Epochs = 3 },
            new(Small, ComputeTasks.Mean, new(true, 0.5)) { Statistic = new("x1") },
            new(Small, ComputeTasks.Count, new(true, 0.1)) { Statistic = new("x1", Noise: NoiseNames.Gaussian) },
            new(Small, ComputeTasks.Sum, new(true, 0.1)) { Statistic = new("x2") },
            new(Small, ComputeTasks.Histogram, new(true, 0.1)) { Statistic = new("x3", 4) },
        ];
        foreach (var job in jobs)
        {
            var submitted = await market.Jobs.SubmitAsync(job);
            var ended = await market.Jobs.WaitAsync(submitted.JobId, TimeSpan.FromSeconds(30));
            Assert.Equal(JobStatuses.Complete, ended.Status);
            Assert.Equal(ended.Epsilon, ended.Artifact!.Epsilon);
            Assert.InRange(ended.Epsilon!.Value, 0, job.Privacy.Epsilon!.Value);
            Assert.NotNull(ended.ArtifactCid);
            Assert.True(Cid.TryParse(ended.ArtifactCid, out _));
        }
    }

    [Fact]
    [Trait("Requirement", "S49")]
    public async Task A_job_outlives_its_worker_and_goes_on_from_its_checkpoint()
    {
        await using var market = await Market.StartAsync();
        var first = await market.WorkerAsync();
        var submitted = await market.Jobs.SubmitAsync(new(Small, ComputeTasks.LogisticRegression, new(false)) { Epochs = 3_000 });
        await UntilAsync(market, submitted.JobId, job => job.Status == JobStatuses.Running);
        await first.DisposeAsync();
        await UntilAsync(market, submitted.JobId, job => job.Status == JobStatuses.Queued);
        await using var second = await market.WorkerAsync();
        var ended = await market.Jobs.WaitAsync(submitted.JobId, TimeSpan.FromSeconds(60));
        Assert.Equal((JobStatuses.Complete, 2), (ended.Status, ended.Attempt));
    }

    private static async Task UntilAsync(Market market, string jobId, Func<JobView, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!wanted(await market.Jobs.GetAsync(jobId, limit.Token)))
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
