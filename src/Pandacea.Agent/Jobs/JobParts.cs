using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pandacea.Agent.Consent;
using Pandacea.Agent.Http;
using Pandacea.Agent.Http.Internal;
using Pandacea.Agent.Jobs.Computations;
using Pandacea.Agent.Jobs.Workers;
using Pandacea.Agent.Store;
using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Agent.Jobs;

/// <summary>Puts the jobs' side of an agent together.</summary>
internal static class JobParts
{
    public static void AddJobs(this IServiceCollection services, AgentOptions options, AgentParts parts)
    {
        services.AddSingleton(parts.Data);
        services.AddSingleton(provider => new ConsentService(provider.GetRequiredService<IAgentStore>(), parts.Log, parts.Time));
        services.AddSingleton<JobWatch>();
        services.AddSingleton(provider => new JobQueue(
            provider.GetRequiredService<IAgentStore>().Jobs, options.Jobs, provider.GetRequiredService<JobWatch>(), Chance(options), parts.Time));
        services.AddSingleton<IJobService>(provider => new JobService(
            provider.GetRequiredService<IAgentStore>(), provider.GetRequiredService<JobQueue>(), NewJobId, parts.Time));
        services.AddSingleton<ComputationJobs>();
        services.AddSingleton(provider => new ComputationService(
            provider.GetRequiredService<IAgentStore>(), parts.Data, provider.GetRequiredService<JobQueue>(), NewJobId, parts.Time));
        services.AddSingleton(provider => new WorkerPipelines(
            options.Resilience,
            parts.Time,
            provider.GetRequiredService<IMeterFactory>(),
            new CircuitWatch(parts.Log, provider.GetRequiredService<JobWatch>().Work),
            provider.GetServices<IPostConfigureOptions<ResilienceOptions>>()));
        services.AddSingleton(Dispatcher);
        services.AddHostedService(provider => provider.GetRequiredService<JobDispatcher>());
        if (options.InternalPort is { } port)
        {
            services.AddSingleton(provider => new InternalListener(
                options, port, provider.GetRequiredService<JobQueue>(), provider.GetRequiredService<ConsentService>(), parts.Log, parts.Time));
            services.AddHostedService(provider => provider.GetRequiredService<InternalListener>());
        }

        JobDispatcher Dispatcher(IServiceProvider provider)
        {
            var (queue, watch) = (provider.GetRequiredService<JobQueue>(), provider.GetRequiredService<JobWatch>());
            var pipelines = provider.GetRequiredService<WorkerPipelines>();
            var workers = options.Jobs.Workers;
            return new(queue, watch, [.. workers.Select(url => new WorkerLoop(pipelines.Link(url, workers.Count, options.Secret, parts.Time), queue, watch, parts.Time))], parts.Time);
        }
    }

    private static string NewJobId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Jitter needs no secrecy, but no two processes may have the same.</summary>
    private static Func<double> Chance(AgentOptions options)
    {
        var stream = SeedStream.Derive(options.Resilience.Seed ?? RandomNumberGenerator.GetHexString(32), "jobs");
        var gate = new Lock();
        return () =>
        {
            lock (gate)
            {
                return stream.NextDouble();
            }
        };
    }
}
