using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Puts together what a run needs from its container.</summary>
public sealed class DrillPreparation(
    DrillRequest request,
    DrillTarget target,
    IServiceProvider provider,
    JournalWriter journal,
    RecordWatchers watchers,
    TimeProvider time)
{
    /// <summary>Where everything is written.</summary>
    public JournalWriter Journal => journal;

    /// <summary>What is drilled.</summary>
    public DrillTarget Target => target;

    /// <summary>The injector.</summary>
    public IFaultControl Faults { get; } = provider.GetRequiredService<IFaultControl>();

    /// <summary>Everything, ready to go, with faults that hang on <paramref name="lease"/>.</summary>
    public PreparedDrill Prepare(string lease)
    {
        var plan = request.Plan;
        var generator = provider.GetRequiredService<LoadGenerator>();
        var load = new DrillLoad(plan, provider);
        load.AddTo(generator);
        var canary = plan.Workload.Canary;
        return new PreparedDrill
        {
            Plan = plan.Run,
            Journal = journal,
            Watchers = watchers,
            Generator = generator,
            Canary = load.Canary,
            CanaryCalls = canary?.Calls ?? 0,
            Faults = new FaultSchedule(Faults, lease, plan.Seed, journal, time),
            Quieten = load.QuietenAsync,
            Verifier = provider.GetRequiredService<IVerifier>(),
            Companions = Companions(() => load.Counters(generator)),
        };
    }

    private List<Func<CancellationToken, Task>> Companions(Func<IReadOnlyDictionary<string, long>> counters)
    {
        var probes = request.Plan.Run.Windows.Select(static window => window.On).Distinct()
            .Select(on => new DependencyProbe(ProbeQuestion.For(on, target), journal, time));
        var host = new HostWatch(journal, time, counters);
        var surges = provider.GetRequiredService<Surges>();
        List<Func<CancellationToken, Task>> all =
            [.. probes.Select(static probe => (Func<CancellationToken, Task>)probe.RunAsync), new InjectorJournal(Faults, journal, time).RunAsync, host.RunAsync, surges.RunAsync];
        if (target.SupervisorPid is { } supervisor && OperatingSystem.IsLinux())
        {
            all.Add(new HostLoadWatch(() => ProcessorTime.Now(supervisor), journal, time).RunAsync);
        }

        all.AddRange(target.Logs.Select(log => (Func<CancellationToken, Task>)new ServiceLogWatch(log.Key, log.Value, journal, time).RunAsync));
        if (request.WatchQueue && target.Agent is { } agent)
        {
            all.Add(new QueueWatch(agent, journal, time).RunAsync);
        }

        return all;
    }
}
