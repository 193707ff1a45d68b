using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Stack;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>One run from beginning to end: stack, preflight, phases, restoration, closing of the journal.</summary>
public sealed class DrillSession(DrillRequest request, IStackTarget stack, IRunView view, TimeProvider time)
{
    private const string LostLease = "the lease of the faults was lost, and with it the say over them: ";

    /// <summary>Runs the drill and leaves its journal, which says so where the run could not go on.
    /// Throws <see cref="DrillSetupException"/> where there can be no journal.</summary>
    /// <returns>Where the journal is.</returns>
    public async Task<RunFolder> RunAsync(CancellationToken cancellationToken)
    {
        var options = RunStack.Of(request);
        var lease = await TargetLease.TakeAsync(stack, options, new Progress<string>(), cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            view.Say(Phases.Preflight, lease.Target.Name);
            lease.Target.Settings.ToList().ForEach(line => view.Say(Phases.Preflight, line));
            var folder = RunFolder.Create(request.Home, request.Out, request.Plan.Run.Drill, request.Plan.Seed, time.GetUtcNow());
            var watchers = new RecordWatchers();
            watchers.Add(view.See);
            using var stop = new RunStop(cancellationToken, request.Interruption);
            var journal = OpenJournal(folder, watchers);
            await using (journal.ConfigureAwait(false))
            {
                journal.Append(Beginning(lease.Target));
                watchers.Add(record => StopWithoutGround(record, journal, stop));
                await RunOnAsync(lease.Target, folder, journal, watchers, stop).ConfigureAwait(false);
                if (stop.GaveUp)
                {
                    await NoteEndOfStackAsync(lease, options, journal).ConfigureAwait(false);
                }

                NoteSpace(journal);
            }

            return journal.Fault is { } fault
                ? throw new DrillSetupException(fault.Message, Protocol.ExitCodes.Inconclusive)
                : folder;
        }
    }

    /// <summary>A disk that filled up meanwhile is no fault of the drilled system.</summary>
    private void NoteSpace(JournalWriter journal)
    {
        if (StateSpace.FreeBytes(request.Home) is { } free)
        {
            journal.Append(new SpaceChecked { Path = request.Home, FreeBytes = free });
        }
    }

    /// <summary>A run that cannot be recorded, or whose stack is gone, is not worth going on with.</summary>
    private static void StopWithoutGround(JournalRecord record, JournalWriter journal, RunStop stop)
    {
        if (journal.Fault is { } fault)
        {
            stop.GiveUp(fault.Message);
        }
        else if (record is InjectorLost lost)
        {
            stop.GiveUp($"the stack under the drill is gone, or was stopped: {lost.Why}");
        }
    }

    /// <summary>What a dead supervisor left is undone here, or nothing would tell whether a fault is still in force.</summary>
    private async Task NoteEndOfStackAsync(TargetLease lease, StackOptions options, JournalWriter journal)
    {
        var standing = await stack.StatusAsync(options, CancellationToken.None).ConfigureAwait(false);
        if (lease.IsOurs && !standing.Services.Any(static service => service is { Name: ServiceStatus.Faults, Ready: true }))
        {
            // Whoever does not answer undoes nothing; what it held ends with it.
            await lease.DisposeAsync().ConfigureAwait(false);
        }

        var recovered = await stack.RecoverAsync(options, CancellationToken.None).ConfigureAwait(false);
        var status = await stack.StatusAsync(options, CancellationToken.None).ConfigureAwait(false);
        if (!status.Running)
        {
            journal.Append(new StackEnded
            {
                NoFaultLeft = recovered.Problem is null && status.Target == Targets.Native,
                Detail = recovered.Problem?.ToString() ?? string.Join(' ', recovered.Undone),
            });
        }
    }

    private JournalWriter OpenJournal(RunFolder folder, RecordWatchers watchers)
    {
        try
        {
            return JournalWriter.Create(folder.Journal, time, watchers.See);
        }
        catch (JournalException e)
        {
            throw new DrillSetupException(e.Message, Protocol.ExitCodes.Inconclusive);
        }
    }

    private async Task RunOnAsync(DrillTarget target, RunFolder folder, JournalWriter journal, RecordWatchers watchers, RunStop stop)
    {
        var cancellationToken = stop.Token;
        journal.Append(new PhaseStarted { Phase = Phases.Preflight });
        try
        {
            var outbox = Path.Combine(folder.Path, "outbox.ndjson");
            var market = await RunPreflight.RunAsync(request, target, journal, time, cancellationToken).ConfigureAwait(false);
            if (market.Spenders.Count > 0)
            {
                view.Say(Phases.Preflight, $"product {market.Product}, contract {(market.Contract.Length > 0 ? market.Contract : "none")}, {market.Spenders.Count} spenders");
            }

            var services = new ServiceCollection();
            services.AddDrill(request, target, market, journal, outbox, time);
            request.Decorate?.Invoke(services);
            var provider = services.BuildServiceProvider();
            await using (provider.ConfigureAwait(false))
            {
                await RunPreparedAsync(new DrillPreparation(request, target, provider, journal, watchers, time), stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            journal.Append(stop.Record);
        }
        catch (Exception e) when (e is not JournalException)
        {
            journal.Append(new RunBrokenOff { Reason = Breakdown.Explain(e, request.Offset) });
        }
    }

    private async Task RunPreparedAsync(DrillPreparation preparation, RunStop stop)
    {
        var cancellationToken = stop.Token;
        var faults = preparation.Faults;
        var lease = await FaultLease.AcquireAsync(faults, $"drill run {request.RunId}", why => stop.GiveUp(LostLease + why), time, cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            await InjectorWarmUp.RunAsync(faults, lease.Id, request.Plan, preparation.Target, cancellationToken).ConfigureAwait(false);
            await new DrillRunner(preparation.Prepare(lease.Id), time).RunAsync(stop).ConfigureAwait(false);
        }

        if (lease.Lost is { } why)
        {
            preparation.Journal.Append(new ForeignFaultSeen { What = LostLease + why });
        }
    }

    private RunStarted Beginning(DrillTarget target) => new()
    {
        RunId = request.RunId,
        Seed = request.Plan.Seed,
        StartedAt = time.GetUtcNow(),
        Plan = EnvironmentSettings.With(request.Plan, target.Settings).Run,
        Environment = RunEnvironment.Describe(target),
    };
}
