using System.Net;
using System.Text.Json;
using Pandacea.Compute.Tests.Support;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Worker;

public sealed class OfferTests
{
    private static readonly JobSpec Endless = new(ComputeTasks.LogisticRegression, [new("builtin/logistic-2000x5")], new(false)) { Epochs = 10_000, BatchSize = 2 };

    [Fact]
    public async Task A_job_is_taken_computed_and_reported()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        var offer = Offers.Of(Offers.Training, fence: 7, attempt: 3);
        await worker.TakesAsync(offer);
        var result = await agent.ResultAsync();
        Assert.Equal((JobOutcomes.Complete, 7, 3, null, null), (result.Outcome, result.Fence, result.Attempt, result.Error, result.ArtifactCid));
        Assert.Equal(ArtifactSeal.Seal(LocalJob.Run(offer, ".", default)), JsonSerializer.SerializeToUtf8Bytes(result.Artifact));
        await worker.RunsAsync(0);
        Assert.Contains("pandacea_worker_attempts_total{", await worker.MetricsAsync());
    }

    [Fact]
    public async Task An_offer_that_is_repeated_is_taken_again_without_effect()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        await worker.TakesAsync(Offers.Of(Offers.Training));
        await agent.ResultAsync();
        await worker.RunsAsync(0);
        await worker.TakesAsync(Offers.Of(Offers.Training));
        await worker.TakesAsync(Offers.Of(Offers.Training, jobId: "job-2"));
        Assert.Equal(JobOutcomes.Complete, (await agent.ResultAsync()).Outcome);
        await worker.RunsAsync(0);
        Assert.Equal(0, agent.ResultsUnread);
    }

    [Fact]
    public async Task An_offer_of_an_older_lease_is_refused()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        await worker.TakesAsync(Offers.Of(Offers.Training, fence: 5));
        await worker.RefusesAsync(worker.OfferAsync(Offers.Of(Offers.Training, fence: 4)), HttpStatusCode.Conflict, ComputeErrorCodes.StaleFence);
    }

    [Fact]
    public async Task A_later_lease_takes_the_place_of_an_earlier_one()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, slots: 1);
        await worker.TakesAsync(Offers.Of(Endless, fence: 1));
        await worker.TakesAsync(Offers.Of(Offers.Training, fence: 2));
        Assert.Equal(2, (await agent.ResultAsync()).Fence);
        await worker.RunsAsync(0);
        Assert.Equal(0, agent.ResultsUnread);
    }

    [Fact]
    public async Task Beyond_its_slots_it_takes_nothing()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, slots: 1);
        await worker.TakesAsync(Offers.Of(Endless));
        await worker.RefusesAsync(worker.OfferAsync(Offers.Of(Offers.Training, jobId: "job-2")), HttpStatusCode.Conflict, ComputeErrorCodes.WorkerBusy);
        Assert.Equal((1, 1), await worker.LivenessAsync() is var live ? (live.Running, live.Slots) : default);
    }

    [Fact]
    public async Task An_attempt_can_be_ended_by_its_fence_and_then_says_nothing()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        await worker.TakesAsync(Offers.Of(Endless, fence: 3));
        await worker.RefusesAsync(worker.EndAsync("job-1", 2), HttpStatusCode.NotFound, ComputeErrorCodes.UnknownJob);
        using (var answer = await worker.EndAsync("job-1", 3))
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        await worker.RunsAsync(0);
        Assert.Equal(0, agent.ResultsUnread);
        Assert.Contains("\"by\":\"cancelled\"", worker.Log);
    }

    [Theory]
    [InlineData("", "expected")]
    [InlineData("null", "object")]
    [InlineData("{", "expected")]
    [InlineData("{\"jobId\":1}", "jobId")]
    [InlineData("{\"secret\":1}", "secret")]
    public async Task What_is_no_offer_is_refused_by_name(string body, string named)
    {
        await using var worker = await TestWorker.StartAsync(new("http://127.0.0.1:1/"));
        using var answer = await worker.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Offers_with_impossible_numbers_are_refused_by_name()
    {
        await using var worker = await TestWorker.StartAsync(new("http://127.0.0.1:1/"));
        var right = Offers.Of(Offers.Training);
        foreach (var (offer, named) in new[]
        {
            (right with { JobId = "../x" }, "jobId"), (right with { Attempt = 0 }, "attempt"), (right with { Fence = 0 }, "fence"), (right with { NoiseKey = "c2hvcnQ=" }, "noiseKey"),
        })
        {
            using var answer = await worker.OfferAsync(offer);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(named, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task What_a_web_page_could_send_is_refused()
    {
        await using var worker = await TestWorker.StartAsync(new("http://127.0.0.1:1/"));
        using var answer = await worker.PostAsync("{}", "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_job_that_cannot_be_done_is_reported_as_failed()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        await worker.TakesAsync(Offers.Of(Offers.Training with { Epochs = 0 }));
        var result = await agent.ResultAsync();
        Assert.Equal((JobOutcomes.Failed, ComputeErrorCodes.InvalidRequest, false), (result.Outcome, result.Error!.Code, result.Error.Retryable));
        Assert.Null(result.Artifact);
    }

    [Fact]
    public async Task Its_log_is_JSON_and_holds_no_key()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        var offer = Offers.Of(Offers.Training);
        await worker.TakesAsync(offer);
        await agent.ResultAsync();
        await worker.RunsAsync(0);
        await worker.StopAsync();
        Assert.DoesNotContain(offer.NoiseKey, worker.Log);
        var events = worker.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).GetProperty("event").GetString()).ToList();
        Assert.Equal(["compute_started", "attempt_started", "attempt_ended"], events);
    }
}
