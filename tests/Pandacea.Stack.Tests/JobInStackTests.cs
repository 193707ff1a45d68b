using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;
using Pandacea.Sdk.Jobs;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class JobInStackTests
{
    /// <summary>Offer and reports go through the fault proxies, which must leave path, body and proof as they are.</summary>
    [Fact]
    public async Task Agent_and_worker_believe_each_other_through_the_proxies()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        await using var services = new ServiceCollection().AddPandacea(options =>
        {
            options.Agent.BaseUrl = new Uri($"http://127.0.0.1:{8080 + stack.Offset}/");
            options.Agent.IdentityPath = Path.Combine(stack.Home, "spender.json");
            options.Chain.OutboxPath = Path.Combine(stack.Home, "spender.ndjson");
        }).BuildServiceProvider();
        var jobs = services.GetRequiredService<PandaceaClient>().Jobs;
        var job = await jobs.SubmitAsync(new SubmitJob("builtin/logistic-1000x3", ComputeTasks.Count, new(true, 0.5)) { Statistic = new("x1"), IdempotencyKey = "one" });
        var done = await jobs.WaitAsync(job.JobId, TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.Equal((job.JobId, 1), (done.Artifact!.JobId, done.Attempt));
    }
}
