using Pandacea.Compute.Tests.Support;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Compute.Tests.Worker;

/// <summary>Workers in processes of their own, killed and frozen in the middle of a job.</summary>
public sealed class KillTests
{
    private const string Checkpoints = "pandacea_worker_checkpoints_total{";
    private const string Unwanted = "pandacea_worker_attempts_total{otel_scope_name=\"Pandacea.Compute\",outcome=\"unwanted\"}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    // Seconds of steps, each with its rest: whatever is done to a worker falls into it, however fast the machine is.
    private static readonly SubmitJob Job = new("builtin/logistic-2000x5", ComputeTasks.LogisticRegression, new(true, 5, NoiseMultiplier: 60)) { Epochs = 300 };

    [Fact]
    [Trait("Requirement", "S50")]
    [Trait("Requirement", "S53")]
    public async Task A_worker_that_is_killed_again_and_again_loses_nothing_and_nothing_is_charged_twice()
    {
        const int Kills = 2;
        await using var market = await Market.StartAsync();
        var submitted = await market.Jobs.SubmitAsync(Job);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var worker = await market.WorkerProcessAsync();
            await UntilAsync(async () => await worker.CountAsync(Checkpoints) > 0);
            await worker.Process.KillAsync();
        }

        using var last = await market.WorkerProcessAsync();
        var ended = await market.Jobs.WaitAsync(submitted.JobId, Patience);
        Assert.Equal((JobStatuses.Complete, Kills + 1), (ended.Status, ended.Attempt));
        Assert.Equal(ended.Epsilon, ended.Artifact!.Epsilon);
        Assert.Equal(1, market.Charges(submitted.JobId));
    }

    [Fact]
    [Trait("Requirement", "S49")]
    [Trait("Requirement", "S53")]
    public async Task A_worker_that_was_frozen_beyond_its_lease_finds_that_its_attempt_is_not_wanted_any_more()
    {
        await using var market = await Market.StartAsync(workers: 2);
        using var one = await market.WorkerProcessAsync(0);
        using var other = await market.WorkerProcessAsync(1);
        var submitted = await market.Jobs.SubmitAsync(Job);
        await UntilAsync(async () => await one.CountAsync(Checkpoints) + await other.CountAsync(Checkpoints) > 0);
        var (frozen, free) = await one.RunningAsync() > 0 ? (one, other) : (other, one);

        // The lease is two seconds.
        await frozen.Process.PauseAsync(TimeSpan.FromSeconds(3));

        await UntilAsync(async () => await frozen.CountAsync(Unwanted) > 0);
        var ended = await market.Jobs.WaitAsync(submitted.JobId, Patience);
        Assert.Equal((JobStatuses.Complete, 2), (ended.Status, ended.Attempt));
        Assert.Single(ended.History, change => change.State == JobStatuses.Complete);
        Assert.Equal(1, market.Charges(submitted.JobId));
        await UntilAsync(async () => await free.RunningAsync() == 0);
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await reached())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
