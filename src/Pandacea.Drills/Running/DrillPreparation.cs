using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Puts together what a run needs from its container.</summary>
public sealed class DrillPreparation(
    DrillRequest request,
    DrillTarget target,
    LeaseMarket market,
    IServiceProvider provider,
    JournalWriter journal,
    RecordWatchers watchers,
    TimeProvider time)
{
    private const ulong LeaseSeconds = 30UL * 24 * 3600;

    /// <summary>Where everything is written.</summary>
    public JournalWriter Journal => journal;

    /// <summary>What is drilled.</summary>
    public DrillTarget Target => target;

    /// <summary>The injector.</summary>
    public IFaultControl Faults { get; } = provider.GetRequiredService<IFaultControl>();

    /// <summary>Records faults that somebody else has in force on the target: a verdict would not be this drill's.</summary>
    public async Task NoteForeignFaultsAsync(CancellationToken cancellationToken)
    {
        foreach (var fault in await Faults.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            journal.Append(new ForeignFaultSeen { What = $"{fault.Kind} {fault.Id} {fault.Type} on '{fault.On}' {fault.Owner}" });
        }
    }

    /// <summary>Everything, ready to go, with faults that hang on <paramref name="lease"/>.</summary>
    public PreparedDrill Prepare(string lease)
    {
        var plan = request.Plan;
        var generator = provider.GetRequiredService<LoadGenerator>();
        AddLoad(generator);
        var canary = plan.Workload.Canary;
        return new PreparedDrill
        {
            Plan = plan.Run,
            Journal = journal,
            Watchers = watchers,
            Generator = generator,
            Canary = canary is null ? null : ActivatorUtilities.CreateInstance<CanaryWorkload>(provider, canary.Method),
            CanaryCalls = canary?.Calls ?? 0,
            Faults = new FaultSchedule(Faults, lease, plan.Seed, journal, time),
            Verifier = provider.GetRequiredService<IVerifier>(),
            Companions = Companions(generator),
        };
    }

    private void AddLoad(LoadGenerator generator)
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

    private List<Func<CancellationToken, Task>> Companions(LoadGenerator generator)
    {
        var probe = new DependencyProbe("evm", target.Evm, journal, time);
        var host = new HostWatch(journal, time, () => Counters(generator));
        return [probe.RunAsync, new InjectorJournal(Faults, journal, time).RunAsync, host.RunAsync];
    }

    private Dictionary<string, long> Counters(LoadGenerator generator)
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
