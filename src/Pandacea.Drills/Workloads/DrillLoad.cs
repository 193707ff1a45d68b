using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Running;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The load of a run, and what the SDK counts meanwhile.</summary>
public sealed class DrillLoad(DrillRequest request, LeaseMarket market, IServiceProvider provider, TimeProvider time)
{
    private const ulong LeaseSeconds = 30UL * 24 * 3600;

    /// <summary>The canary calls of <paramref name="method"/>.</summary>
    public IWorkload Canary(string method) => ActivatorUtilities.CreateInstance<CanaryWorkload>(provider, method);

    /// <summary>Adds the workloads of the plan.</summary>
    public void AddTo(LoadGenerator generator)
    {
        var workload = request.Plan.Workload;
        if (workload.Reads > 0)
        {
            generator.Add(ActivatorUtilities.CreateInstance<BlockReadWorkload>(provider), workload.Reads, request.Plan.Seed);
        }

        if (workload.Leases > 0)
        {
            var expires = (ulong)time.GetUtcNow().ToUnixTimeSeconds() + LeaseSeconds;
            var identity = new LeaseWorkloadIdentity(request.Plan.Seed, request.RunId, LeaseIds.ProductId("drill/" + request.Plan.Run.Drill), expires);
            generator.Add(ActivatorUtilities.CreateInstance<LeaseWorkload>(provider, market.Parties, identity), workload.Leases, request.Plan.Seed);
        }
    }

    /// <summary>Counters by name.</summary>
    public IReadOnlyDictionary<string, long> Counters(LoadGenerator generator)
    {
        var upstreams = provider.GetRequiredService<UpstreamPipelineFactory>().Pipelines.Select(static pipeline => pipeline.Statistics).ToArray();
        return new Dictionary<string, long>
        {
            [CounterNames.Scheduled] = generator.Scheduled,
            [CounterNames.Started] = generator.Started,
            [CounterNames.Calls] = upstreams.Sum(static upstream => upstream.Calls),
            [CounterNames.Attempts] = upstreams.Sum(static upstream => upstream.Attempts),
            [CounterNames.Refused] = upstreams.Sum(static upstream => upstream.Refused),
        };
    }
}
