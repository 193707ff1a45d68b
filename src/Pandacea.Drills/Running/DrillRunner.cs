using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Drills.Running;

/// <summary>Takes a prepared drill through its phases. Decides no verdict: it leaves a journal.</summary>
public sealed class DrillRunner(PreparedDrill drill, TimeProvider time)
{
    private static readonly TimeSpan SettlingPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConfirmationPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SettlingPoll = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _stopLoad = new();
    private readonly CancellationTokenSource _abandon = new();

    /// <summary>Runs steady-state to verify. When it is stopped the faults are lifted before this returns.</summary>
    public async Task RunAsync(RunStop stop)
    {
        var cancellationToken = stop.Token;
        var baseline = LiveJudges.SteadyState();
        baseline.See(new RunStarted { RunId = "", Seed = "", StartedAt = default, Plan = drill.Plan, Environment = new Dictionary<string, string>() });
        drill.Watchers.Add(baseline.See);
        var confirmation = new Confirmation(drill.Plan);
        drill.Watchers.Add(confirmation.See);
        var companions = new Watching(drill.Companions);
        try
        {
            // Side by side: whether it is warm is for the settling to tell, and much of the warm-up waits for blocks.
            var warmUp = drill.Generator.WarmUpAsync(cancellationToken);
            var load = drill.Generator.RunAsync(_stopLoad.Token, _abandon.Token);
            await SettleAsync(cancellationToken).ConfigureAwait(false);
            await warmUp.ConfigureAwait(false);
            drill.Journal.Append(new PhaseStarted { Phase = Phases.SteadyState });
            await Task.Delay(TimeSpan.FromMilliseconds(drill.Plan.SteadyState.WindowMs), time, cancellationToken).ConfigureAwait(false);
            if (await HealthyAsync(baseline, cancellationToken).ConfigureAwait(false))
            {
                await DisturbAsync(cancellationToken).ConfigureAwait(false);
            }

            await StopLoadAsync(load).ConfigureAwait(false);
            await VerifyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            drill.Journal.Append(stop.Record);
        }
        finally
        {
            await _stopLoad.CancelAsync().ConfigureAwait(false);
            await _abandon.CancelAsync().ConfigureAwait(false);
            await drill.Generator.DrainAsync().ConfigureAwait(false);
            await ConfirmAsync(confirmation).ConfigureAwait(false);
            await companions.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Lets the probes go on until they have seen what was undone; a run that was stopped right after an undo would not know.</summary>
    private async Task ConfirmAsync(Confirmation confirmation)
    {
        var begin = time.GetTimestamp();
        while (!drill.Watchers.Ask(() => confirmation.IsComplete) && time.GetElapsedTime(begin) < ConfirmationPatience)
        {
            await Task.Delay(SettlingPoll, time).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the load run until it is calm, or for as long as is sensible: then the baseline tells.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var settling = new Settling(drill.Plan.SteadyState);
        drill.Watchers.Add(settling.See);
        var begin = time.GetTimestamp();
        do
        {
            await Task.Delay(SettlingPoll, time, cancellationToken).ConfigureAwait(false);
        }
        while (!drill.Watchers.Ask(() => settling.Calm) && time.GetElapsedTime(begin) < SettlingPatience);
        drill.Watchers.Remove(settling.See);
    }

    private async Task<bool> HealthyAsync(IJudge baseline, CancellationToken cancellationToken)
    {
        drill.Journal.Append(new PhaseStarted { Phase = Phases.Inject });
        await drill.Journal.FlushAsync(cancellationToken).ConfigureAwait(false);
        return drill.Watchers.Ask(baseline.Conclude).Status == CriterionStatus.Passed;
    }

    private async Task DisturbAsync(CancellationToken cancellationToken)
    {
        await drill.Faults.RunAsync(drill.Plan.Windows, RunCanariesAsync, cancellationToken).ConfigureAwait(false);
        drill.Journal.Append(new PhaseStarted { Phase = Phases.Recover });
        await Task.Delay(TimeSpan.FromMilliseconds(drill.Plan.ObservationMs), time, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunCanariesAsync(PlannedWindow window)
    {
        var canary = drill.Canary(window);
        var calls = new List<Task>();
        for (var ordinal = 0; ordinal < drill.CanaryCalls; ordinal++)
        {
            calls.Add(canary.RunAsync(ordinal, drill.Journal.Now, _abandon.Token));
            await Task.Delay(PreparedDrill.CanarySpacing, time).ConfigureAwait(false);
        }

        await Task.WhenAll(calls).ConfigureAwait(false);
    }

    private async Task StopLoadAsync(Task load)
    {
        await _stopLoad.CancelAsync().ConfigureAwait(false);
        await load.ConfigureAwait(false);
        var drained = drill.Generator.DrainAsync();
        if (await Task.WhenAny(drained, Task.Delay(Patience.Of(drill.Plan), time)).ConfigureAwait(false) != drained)
        {
            await _abandon.CancelAsync().ConfigureAwait(false);
            await drained.ConfigureAwait(false);
        }
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        drill.Journal.Append(new PhaseStarted { Phase = Phases.Verify });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience.Of(drill.Plan));
        await drill.Quieten(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await drill.Verifier.VerifyAsync(drill.Journal, cancellationToken).ConfigureAwait(false);
    }
}
