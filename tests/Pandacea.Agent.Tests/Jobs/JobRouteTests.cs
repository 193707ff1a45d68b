using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Jobs;

[Trait("Requirement", "S53")]
public sealed class JobRouteTests
{
    [Fact]
    public async Task A_job_is_accepted_computed_and_shown_with_its_history_and_its_artifact()
    {
        var worker = await StandInWorker.StartAsync();
        await using var agent = await JobTestAgent.StartAsync(worker);
        var id = await agent.AcceptedAsync("k");
        var job = (await agent.EndedAsync(id)).Json;
        Assert.Equal("complete", job.GetProperty("status").GetString());
        Assert.Equal(id, job.GetProperty("artifact").GetProperty("job_id").GetString());
        Assert.InRange(job.GetProperty("epsilon").GetDouble(), 0.49, 0.5);
        Assert.Equal(["queued", "running", "complete"], job.GetProperty("history").EnumerateArray().Select(change => change.GetProperty("state").GetString()));
        var offer = Assert.Single(worker.Offers);
        Assert.Equal((id, 1, 1L), (offer.JobId, offer.Attempt, offer.Fence));
        Assert.DoesNotContain(offer.NoiseKey, agent.Agent.LogText);
        Assert.Contains("\"event\":\"job_state_changed\"", agent.Agent.LogText);
    }

    [Fact]
    public async Task The_same_key_is_the_same_job_and_another_body_a_conflict()
    {
        await using var agent = await JobTestAgent.StartAsync();
        var first = await agent.AcceptedAsync("k");
        Assert.Equal(first, await agent.AcceptedAsync("k"));
        Assert.Equal(AgentErrorCodes.IdempotencyKeyReused, (await agent.TrainAsync(SampleJobs.Count.Replace("0.5", "0.4"), "k")).Code);
    }

    [Theory]
    [InlineData("""{}""", "dataset", "dp", "task")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"magic","dp":{"enabled":true,"epsilon":1}}""", "task is 'magic'")]
    [InlineData("""{"dataset":"secret","task":"logistic_regression","dp":{"enabled":true,"epsilon":1}}""", "dataset")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"logistic_regression","dp":{"enabled":true}}""", "dp.epsilon")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"logistic_regression","dp":{"enabled":true,"epsilon":1},"epochs":0,"batch_size":0}""", "epochs", "batch_size")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"mean","dp":{"enabled":true,"epsilon":1}}""", "statistic.column")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"count","dp":{"enabled":true,"epsilon":1},"statistic":{"column":"y"}}""", "statistic.column")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"count","dp":{"enabled":true,"epsilon":1},"statistic":{"column":"x1"},"priority":"now"}""", "priority")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"count","dp":{"epsilon":1}}""", "enabled: missing")]
    [InlineData("""{"dataset":"builtin/logistic-10x2","task":"count","dp":{"enabled":true,"epsilon":1},"nonsense":1}""", "nonsense: unknown field")]
    public async Task What_is_wrong_with_a_request_is_named(string body, params string[] fields)
    {
        await using var agent = await JobTestAgent.StartAsync();
        var answer = await agent.TrainAsync(body, "k");
        Assert.Equal(400, answer.Status);
        Assert.All(fields, field => Assert.Contains(field, answer.Message));
    }

    [Fact]
    public async Task More_jobs_than_the_quota_are_refused_with_a_line_and_a_count()
    {
        await using var agent = await JobTestAgent.StartAsync(options => options with { Quota = 1 });
        await agent.AcceptedAsync("k1");
        var refused = await agent.TrainAsync(SampleJobs.Count, "k2");
        Assert.Equal((409, AgentErrorCodes.QuotaExceeded), (refused.Status, refused.Code));
        Assert.Equal(RefusalReasons.Quota, Assert.Single(agent.Agent.Refusals).GetProperty("reason").GetString());
        Assert.Contains("pandacea_requests_refused_total{otel_scope_name=\"Pandacea.Agent\",reason=\"quota\"} 1", (await agent.Agent.GetAsync("/metrics")).Body);
    }

    [Fact]
    public async Task A_job_beyond_the_budget_is_refused_and_one_that_cannot_be_so_private_too()
    {
        await using var agent = await JobTestAgent.StartAsync(options => options with { Budget = 0.7 });
        await agent.AcceptedAsync("k1");
        var refused = await agent.TrainAsync(SampleJobs.Count, "k2");
        Assert.Equal((403, AgentErrorCodes.PrivacyBudgetExceeded), (refused.Status, refused.Code));
        Assert.Contains("dp.epsilon", refused.Message);
        var impossible = await agent.TrainAsync(
            """{"dataset":"builtin/logistic-1000x2","task":"logistic_regression","dp":{"enabled":true,"epsilon":0.1,"noise_multiplier":1}}""", "k3");
        Assert.Equal((403, AgentErrorCodes.PrivacyBudgetExceeded), (impossible.Status, impossible.Code));
        Assert.Contains("noise_multiplier", impossible.Message);
    }

    [Fact]
    public async Task A_job_is_its_owners_alone()
    {
        await using var agent = await JobTestAgent.StartAsync();
        var id = await agent.AcceptedAsync("k");
        var other = new TestSigner();
        Assert.Equal(404, (await agent.JobAsync(id, other)).Status);
        Assert.Equal(404, (await agent.Agent.SendAsync(other.Sign(agent.Agent, HttpMethod.Delete, "/api/v1/aggregate/" + id))).Status);
        Assert.Equal("queued", (await agent.JobAsync(id)).Json.GetProperty("status").GetString());
        Assert.Equal(404, (await agent.JobAsync("..%2f")).Status);
    }

    [Fact]
    public async Task A_cancelled_job_is_over_and_its_worker_is_told()
    {
        var worker = await StandInWorker.StartAsync();
        worker.Work = (_, _) => Task.CompletedTask;
        await using var agent = await JobTestAgent.StartAsync(worker);
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, answer => answer.Json.GetProperty("status").GetString() == "running" && worker.Offers.Count == 1);
        var cancelled = await agent.Agent.SendAsync(agent.Signer.Sign(agent.Agent, HttpMethod.Delete, "/api/v1/aggregate/" + id));
        Assert.Equal("failed", cancelled.Json.GetProperty("status").GetString());
        Assert.Equal(AgentErrorCodes.Cancelled, cancelled.Json.GetProperty("error").GetProperty("code").GetString());
        await agent.JobAsync(id, _ => worker.Ended.Contains(id));
        Assert.Equal(System.Net.HttpStatusCode.Gone, (await worker.CompleteAsync(worker.Offers[0])).StatusCode);
    }
}
