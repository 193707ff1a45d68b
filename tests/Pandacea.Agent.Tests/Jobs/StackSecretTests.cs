using System.Net;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>Whoever merely reaches the agent's internal listener, or answers in a worker's place, is not believed.</summary>
public sealed class StackSecretTests
{
    private const string Right = "the stack's own";

    [Fact]
    public async Task Agent_and_worker_of_one_stack_know_each_other_and_tell_nobody()
    {
        var worker = await StandInWorker.StartAsync();
        worker.Secret = StackSecret.Of(Right);
        await using var agent = await StartAsync(worker);
        Assert.Equal("complete", (await agent.EndedAsync(await agent.AcceptedAsync("k"))).Json.GetProperty("status").GetString());
        Assert.DoesNotContain(Right, agent.Agent.LogText, StringComparison.Ordinal);
        Assert.All(worker.Heard, heard => Assert.DoesNotContain(Right, heard.Headers, StringComparison.Ordinal));
        Assert.All(worker.Heard, heard => Assert.Equal(heard.Path != ComputeRoutes.Liveness, heard.Headers.Contains(WireHeaders.Proof, StringComparison.Ordinal)));
        Assert.Contains(worker.Heard, heard => heard.Path == ComputeRoutes.Liveness);
        Assert.Equal("(secret)", StackSecret.Of(Right)!.ToString());
    }

    /// <summary>Who takes the worker's port would take the noise off the answer.</summary>
    [Fact]
    public async Task The_noise_key_is_sealed_anew_for_each_attempt_and_opens_with_the_secret_only()
    {
        var worker = await StandInWorker.StartAsync();
        worker.Secret = StackSecret.Of(Right);
        worker.Work = (self, offer) => offer.Attempt == 1 ? Task.CompletedTask : self.CompleteAsync(offer);
        await using var agent = await JobTestAgent.StartAsync(options => options with { Lease = TimeSpan.FromMilliseconds(700) }, dataSets: null, options => options with { Secret = StackSecret.Of(Right) }, worker);
        await agent.EndedAsync(await agent.AcceptedAsync("k"));
        var (first, second, key) = (worker.Sent[0], worker.Sent[^1], worker.Offers[0].NoiseKey);
        Assert.Equal(32, Convert.FromBase64String(key).Length);
        Assert.All(worker.Offers, offer => Assert.Equal(key, offer.NoiseKey));
        Assert.NotEqual(first.NoiseKey, second.NoiseKey);
        Assert.All(worker.Sent, sent => Assert.DoesNotContain(key, System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(sent.NoiseKey)), StringComparison.Ordinal));
        Assert.Null(StackSecret.Of("a guess")!.Open(first));
        Assert.Null(worker.Secret!.Open(second with { NoiseKey = first.NoiseKey }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a guess")]
    [InlineData("the stack's own ")]
    public async Task A_report_of_a_stranger_changes_nothing(string? guess)
    {
        var worker = await StandInWorker.StartAsync();
        worker.Work = (_, _) => Task.CompletedTask;
        await using var agent = await StartAsync(worker);
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, _ => worker.Offers.Count == 1);
        worker.Secret = guess is null ? null : StackSecret.Of(guess + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await worker.CompleteAsync(worker.Offers[0])).StatusCode);
        Assert.Equal("running", (await agent.JobAsync(id)).Json.GetProperty("status").GetString());
    }

    /// <summary>It is no fault of the job.</summary>
    [Fact]
    public async Task A_worker_of_another_stack_gets_no_job_and_the_job_waits()
    {
        var worker = await StandInWorker.StartAsync();
        worker.Secret = StackSecret.Of("another");
        await using var agent = await StartAsync(worker);
        var id = await agent.AcceptedAsync("k");
        await agent.JobAsync(id, _ => agent.Agent.LogText.Contains("the worker is of another stack: PANDACEA_STACK_SECRET must be the same for both", StringComparison.Ordinal));
        worker.Secret = StackSecret.Of(Right);
        Assert.Equal("complete", (await agent.EndedAsync(id)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Consents_are_the_stacks_too_and_liveness_is_for_all()
    {
        await using var agent = await StartAsync();
        using var http = new HttpClient { BaseAddress = agent.Reports };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(ComputeRoutes.InternalConsents)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(ComputeRoutes.Liveness)).StatusCode);
        using var known = new HttpRequestMessage(HttpMethod.Get, new Uri(agent.Reports, ComputeRoutes.InternalConsents));
        StackSecret.Of(Right)!.Prove(known, [], TimeProvider.System);
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(known)).StatusCode);
    }

    [Fact]
    public void The_secret_comes_from_the_environment()
    {
        Assert.Null(AgentEnvironment.Read(_ => null, "data").Secret);
        Assert.NotNull(AgentEnvironment.Read(name => name == StackSecret.Variable ? Right : null, "data").Secret);
        Assert.Equal(64, StackSecret.NewText().Length);
        Assert.NotEqual(StackSecret.NewText(), StackSecret.NewText());
    }

    private static Task<JobTestAgent> StartAsync(params StandInWorker[] workers) =>
        JobTestAgent.StartAsync(options => options, dataSets: null, options => options with { Secret = StackSecret.Of(Right) }, workers);
}
