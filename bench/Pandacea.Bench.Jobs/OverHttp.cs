using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Http.Internal;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Bench.Jobs;

/// <summary>A real agent, a worker with 16 slots and a client of the SDK, all in this process, over real sockets.</summary>
internal static class OverHttp
{
    private const int Parallel = 16;
    private const int Unlimited = 1_000_000;

    public static async Task<double> MeasureAsync(int jobs)
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-bench-").FullName;
        var limit = new RateLimitOptions(Unlimited, Unlimited);
        await using var worker = await StandInWorker.StartAsync();
        worker.Slots = Parallel;
        var options = new AgentOptions
        {
            DataDirectory = folder,
            Port = 0,
            InternalPort = 0,
            IdentityRate = limit,
            AddressRate = limit,
            Backpressure = new() { Cpu = 1 },
            Jobs = new JobOptions { Workers = [worker.Address], Quota = int.MaxValue, Budget = Unlimited },
        };
        await using var agent = await AgentHost.StartAsync(options, TimeProvider.System, TextWriter.Null, default);
        worker.Agent = agent.Services.GetRequiredService<InternalListener>().Address;
        await using var services = new ServiceCollection()
            .AddPandacea(sdk =>
            {
                (sdk.Agent.BaseUrl, sdk.Agent.IdentityPath) = (agent.Address, Path.Combine(folder, "identity"));
                sdk.Chain.OutboxPath = Path.Combine(folder, "outbox.ndjson");
            })
            .BuildServiceProvider();
        var client = services.GetRequiredService<PandaceaClient>();
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => SubmitAsync(client, jobs / Parallel)));
        while ((await agent.Services.GetRequiredService<Pandacea.Agent.Store.IAgentStore>().Jobs.CountAsync(default)) is not (0, 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        return jobs / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task SubmitAsync(PandaceaClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await client.Jobs.SubmitAsync(new SubmitJob("builtin/logistic-1000x3", ComputeTasks.Count, new DpSettings(true, 0.001)) { Statistic = new StatisticSettings("x1") });
        }
    }
}
