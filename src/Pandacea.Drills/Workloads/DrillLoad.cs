using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Definition;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The load of a run, and what the SDK counts meanwhile.</summary>
public sealed class DrillLoad(DrillPlan plan, IServiceProvider provider)
{
    private readonly HashSet<string> _drilled = [.. plan.Run.Windows.Select(static window => window.On)];

    /// <summary>The canary calls of a window.</summary>
    public IWorkload Canary(PlannedWindow window) => window.On == Dependencies.Ipfs
        ? ActivatorUtilities.CreateInstance<ContentCanary>(provider, window.Method!)
        : ActivatorUtilities.CreateInstance<CanaryWorkload>(provider, window.Method!);

    /// <summary>Adds the workloads of the plan.</summary>
    public void AddTo(LoadGenerator generator)
    {
        foreach (var (kind, rate) in plan.Workload.Kinds)
        {
            generator.Add(WorkloadRegistry.Create(kind, provider), rate, plan.Seed);
        }
    }

    /// <summary>Ends when what the SDK still does in the background is done.</summary>
    public Task QuietenAsync(CancellationToken cancellationToken) => plan.Needs.Contains(Dependencies.Ipfs)
        ? provider.GetRequiredService<IStorageClient>().SettleAsync(cancellationToken)
        : Task.CompletedTask;

    /// <summary>Counters by name; those of the SDK count what goes to the dependencies that are struck.</summary>
    public IReadOnlyDictionary<string, long> Counters(LoadGenerator generator)
    {
        var upstreams = provider.GetRequiredService<UpstreamPipelineFactory>().Pipelines
            .Where(pipeline => _drilled.Contains(pipeline.Circuit.Split('/')[0]))
            .Select(static pipeline => pipeline.Statistics)
            .ToArray();
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
