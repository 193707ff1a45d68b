using System.Net;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>Agent and workers over real sockets.</summary>
[Trait("Requirement", "S49")]
public sealed class WorkerTests
{
    [Fact]
    public async Task Many_jobs_drain_by_themselves_over_two_workers_each_once()
    {
        var workers = new[] { await StandInWorker.StartAsync("one"), await StandInWorker.StartAsync("two") };
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Array.ForEach(workers, worker => (worker.Slots, worker.Work) = (4, CompleteOnceBothWorkAsync));
        await using var agent = await JobTestAgent.StartAsync(options => options with { Budget = 1000 }, workers);
        var ids = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            ids.Add(await agent.AcceptedAsync("k" + i));
        }

        foreach (var id in ids)
        {
            Assert.Equal("complete", (await agent.EndedAsync(id)).Json.GetProperty("status").GetString());
        }

        Assert.Equal(ids.Order(), workers.SelectMany(worker => worker.Offers).Select(offer => offer.JobId).Order());

        // One alone could drain the queue before the other is asked.
        async Task CompleteOnceBothWorkAsync(StandInWorker worker, JobOffer offer)
        {
            if (workers.All(other => other.Offers.Count > 0))
            {
                both.TrySetResult();
            }

            await both.Task;
            await worker.CompleteAsync(offer);
        }
    }

    [Fact]
    public async Task A_worker_that_gave_its_job_back_is_not_offered_it_again_while_it_stops()
    {
        var stopping = await StandInWorker.StartAsync("stopping");
        stopping.Work = (worker, offer) =>
        {
            worker.Draining = true;
            return worker.ReleaseAsync(offer);
        };
        await using var agent = await JobTestAgent.StartAsync(stopping);
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, _ => agent.Agent.LogText.Contains("released by the worker", StringComparison.Ordinal));
        var asked = Asked();
        await agent.JobAsync(id, _ => Asked() > asked + 2);
        Assert.Single(stopping.Offers);
        stopping.Work = (worker, offer) => worker.CompleteAsync(offer);
        stopping.Draining = false;
        Assert.Equal(2, (await agent.EndedAsync(id)).Json.GetProperty("attempt").GetInt32());

        int Asked() => stopping.Heard.Count(heard => heard.Path == ComputeRoutes.Liveness);
    }

    [Fact]
    public async Task The_job_of_a_worker_that_falls_silent_goes_to_another_and_the_zombie_cannot_commit()
    {
        var silent = await StandInWorker.StartAsync("silent");
        var other = await StandInWorker.StartAsync("other");
        // It takes no second offer, however long this test is kept from the processor.
        silent.Work = (worker, _) => Task.FromResult(worker.Slots = 0);
        other.Slots = 0;
        await using var agent = await JobTestAgent.StartAsync(options => options with { Lease = TimeSpan.FromMilliseconds(700) }, silent, other);
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, _ => silent.Offers.Count == 1);
        other.Slots = 1;
        var job = (await agent.EndedAsync(id)).Json;
        Assert.Equal(("complete", 2), (job.GetProperty("status").GetString(), job.GetProperty("attempt").GetInt32()));
        Assert.Equal(silent.Offers[0].NoiseKey, Assert.Single(other.Offers).NoiseKey);
        Assert.Equal(HttpStatusCode.Gone, (await silent.CompleteAsync(silent.Offers[0])).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await silent.BeatAsync(silent.Offers[0])).StatusCode);
    }

    [Fact]
    public async Task Without_a_worker_the_circuit_opens_jobs_wait_and_go_on_when_it_is_back()
    {
        var gone = await StandInWorker.StartAsync("first");
        var port = gone.Address.Port;
        await using var agent = await JobTestAgent.StartAsync(gone);
        await gone.DisposeAsync();
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, _ => agent.Agent.LogText.Contains("circuit_breaker_opened", StringComparison.Ordinal));
        Assert.Equal("queued", (await agent.JobAsync(id)).Json.GetProperty("status").GetString());
        await using var back = await StandInWorker.StartAsync("second", port);
        back.Agent = agent.Reports;
        var job = (await agent.EndedAsync(id)).Json;
        Assert.Equal(("complete", 1), (job.GetProperty("status").GetString(), job.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task A_worker_that_was_started_anew_gets_its_job_back_before_the_lease_is_over()
    {
        var first = await StandInWorker.StartAsync("first");
        first.Work = (_, _) => Task.CompletedTask;
        await using var agent = await JobTestAgent.StartAsync(options => options with { Lease = TimeSpan.FromMinutes(10) }, first);
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, _ => agent.Agent.LogText.Contains("\"to\":\"running\"", StringComparison.Ordinal) && first.Offers.Count == 1);
        var port = first.Address.Port;
        await first.DisposeAsync();
        await using var second = await StandInWorker.StartAsync("second", port);
        second.Agent = agent.Reports;
        var job = (await agent.EndedAsync(id)).Json;
        Assert.Equal(("complete", 2), (job.GetProperty("status").GetString(), job.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task What_a_worker_says_of_a_failure_stands_in_the_job()
    {
        var worker = await StandInWorker.StartAsync();
        worker.Work = (self, offer) => self.FailAsync(offer, retryable: false);
        await using var agent = await JobTestAgent.StartAsync(worker);
        var job = (await agent.EndedAsync(await agent.AcceptedAsync("k"))).Json;
        Assert.Equal(ComputeErrorCodes.DataUnavailable, job.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("The data is away.", job.GetProperty("error").GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    [InlineData("""{"workerId":"w","attempt":1,"fence":1,"step":1,"steps":1}""", HttpStatusCode.NotFound)]
    [InlineData("""{"workerId":"w","attempt":1,"fence":1,"step":1,"steps":1,"more":1}""", HttpStatusCode.BadRequest)]
    public async Task Reports_that_make_no_sense_are_refused_by_code(string body, HttpStatusCode expected)
    {
        await using var agent = await JobTestAgent.StartAsync();
        using var http = new HttpClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(agent.Reports, ComputeRoutes.Heartbeat("job")), content);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("\"code\"", await answer.Content.ReadAsStringAsync());
    }
}
