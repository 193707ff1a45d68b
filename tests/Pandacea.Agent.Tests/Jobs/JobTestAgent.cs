using Pandacea.Agent.Http.Internal;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>A real agent with stand-in workers, all on real ports.</summary>
internal sealed class JobTestAgent : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<StandInWorker> _workers;

    private JobTestAgent(TestAgent agent, IReadOnlyList<StandInWorker> workers) => (Agent, _workers) = (agent, workers);

    public TestAgent Agent { get; }

    public TestSigner Signer { get; } = new();

    public Uri Reports => Agent.Host.Services.GetRequiredService<InternalListener>().Address;

    public JobQueue Queue => Agent.Host.Services.GetRequiredService<JobQueue>();

    public static Task<JobTestAgent> StartAsync(params StandInWorker[] workers) => StartAsync(options => options, workers);

    public static Task<JobTestAgent> StartAsync(Func<JobOptions, JobOptions> change, params StandInWorker[] workers) => StartAsync(change, dataSets: null, workers);

    public static Task<JobTestAgent> StartAsync(Func<JobOptions, JobOptions> change, string? dataSets, params StandInWorker[] workers) =>
        StartAsync(change, dataSets, options => options, workers);

    public static async Task<JobTestAgent> StartAsync(
        Func<JobOptions, JobOptions> change, string? dataSets, Func<AgentOptions, AgentOptions> more, params StandInWorker[] workers)
    {
        var jobs = change(new JobOptions { Workers = [.. workers.Select(worker => worker.Address)], Quota = 100 });
        var agent = await TestAgent.StartAsync(
            options => more(options with { Jobs = jobs, InternalPort = 0, DataSetsFile = dataSets, IdentityRate = new(1000, 1000) }));
        var all = new JobTestAgent(agent, workers);
        foreach (var worker in workers)
        {
            worker.Agent = all.Reports;
        }

        return all;
    }

    public Task<Answer> TrainAsync(string body, string key) => Agent.PostAsync(Signer, "/api/v1/train", body, key);

    /// <summary>A job that was accepted.</summary>
    public async Task<string> AcceptedAsync(string key, string body = SampleJobs.Count)
    {
        var answer = await TrainAsync(body, key);
        Assert.Equal(202, answer.Status);
        return answer.Json.GetProperty("job_id").GetString()!;
    }

    public Task<Answer> JobAsync(string id, TestSigner? signer = null) => Agent.SendAsync((signer ?? Signer).Sign(Agent, HttpMethod.Get, "/api/v1/aggregate/" + id));

    /// <summary>The job once it is as wanted.</summary>
    public async Task<Answer> JobAsync(string id, Func<Answer, bool> wanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await JobAsync(id);
            if (wanted(answer))
            {
                return answer;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "The job is not as wanted: " + answer.Body);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public Task<Answer> EndedAsync(string id) => JobAsync(id, answer => answer.Json.GetProperty("status").GetString() is "complete" or "failed");

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }
    }
}
