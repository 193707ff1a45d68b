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
            var ended = await market.Jobs.WaitAsync(submitted.JobId, TimeSpan.FromSeconds(150));
            Assert.Equal(JobStatuses.Complete, ended.Status);
            Assert.Equal(ended.Epsilon, ended.Artifact!.Epsilon);
            Assert.InRange(ended.Epsilon!.Value, 0, job.Privacy.Epsilon!.Value);
            Assert.Equal(ended.Artifact.Hash, ended.ArtifactHash);
            Assert.Equal(ArtifactSeal.Seal(ended.Artifact), ArtifactSeal.Seal(await market.Jobs.FetchArtifactAsync(ended)));
            Assert.True(await market.Storage.IsPinnedAsync(Cid.Parse(ended.ArtifactCid!)));
        }
    }

    [Fact]
    [Trait("Requirement", "S49")]
    public async Task A_job_outlives_its_worker_and_goes_on_from_its_checkpoint()
    {
        // A busy machine must not cost the second worker its lease.
        await using var market = await Market.StartAsync(leaseSeconds: 20);
        var first = await market.WorkerAsync();
        var submitted = await market.Jobs.SubmitAsync(new(Small, ComputeTasks.LogisticRegression, new(false)) { Epochs = 1_000 });
        await UntilAsync(market, submitted.JobId, job => job.Status == JobStatuses.Running);
        await first.DisposeAsync();
        await UntilAsync(market, submitted.JobId, job => job.Status == JobStatuses.Queued);
        await using var second = await market.WorkerAsync();
        var ended = await market.Jobs.WaitAsync(submitted.JobId, TimeSpan.FromSeconds(150));
        Assert.Equal((JobStatuses.Complete, 2), (ended.Status, ended.Attempt));
    }

    [Fact]
    [Trait("Requirement", "S39")]
    public async Task While_storage_is_away_a_job_waits_at_its_commit_beyond_its_lease_and_needs_no_second_attempt()
    {
        await using var market = await Market.StartAsync();
        await using var worker = await market.WorkerAsync();
        await market.StopIpfsAsync();
        var submitted = await market.Jobs.SubmitAsync(new(Small, ComputeTasks.Count, new(true, 0.1)) { Statistic = new("x1") });
        await UntilAsync(market, submitted.JobId, job => job.Status == JobStatuses.Running);

        // The lease is two seconds.
        var running = TimeProvider.System.GetTimestamp();
        await UntilAsync(market, submitted.JobId, _ => TimeProvider.System.GetElapsedTime(running) > TimeSpan.FromSeconds(3));
        Assert.Equal(JobStatuses.Running, (await market.Jobs.GetAsync(submitted.JobId)).Status);

        await market.StartIpfsAsync();
        var ended = await market.Jobs.WaitAsync(submitted.JobId, TimeSpan.FromSeconds(150));
        Assert.Equal((JobStatuses.Complete, 1), (ended.Status, ended.Attempt));
        Assert.Equal(ended.ArtifactHash, (await market.Jobs.FetchArtifactAsync(ended)).Hash);
    }

    [Fact]
    public async Task What_attempts_wrote_down_on_their_way_goes_when_the_job_is_complete()
    {
        await using var market = await Market.StartAsync();
        var first = await market.WorkerAsync();
        var submitted = await market.Jobs.SubmitAsync(new(Small, ComputeTasks.LogisticRegression, new(false)) { Epochs = 1_000 });
        await UntilAsync(market, submitted.JobId, job => job.Status == JobStatuses.Running);
        await first.DisposeAsync();
        await using var second = await market.WorkerAsync();
        var ended = await market.Jobs.WaitAsync(submitted.JobId, TimeSpan.FromSeconds(150));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await market.PinsAsync()).SequenceEqual([ended.ArtifactCid!]))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    [Fact]
    public async Task A_job_without_an_artifact_in_storage_has_nothing_to_fetch()
    {
        await using var market = await Market.StartAsync();
        var submitted = await market.Jobs.SubmitAsync(new(Small, ComputeTasks.Count, new(true, 0.1)) { Statistic = new("x1") });
        var job = await market.Jobs.GetAsync(submitted.JobId);
        Assert.Contains("queued", (await Assert.ThrowsAsync<ArgumentException>(() => market.Jobs.FetchArtifactAsync(job))).Message);
    }

    private static async Task UntilAsync(Market market, string jobId, Func<JobView, bool> wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(150));
        while (!wanted(await market.Jobs.GetAsync(jobId, limit.Token)))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
