using Pandacea.Faults.Control;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Applies the fault windows of a plan, one after the other, and undoes each. What it applied it lifts, whatever happens.</summary>
public sealed class FaultSchedule(IFaultControl faults, string lease, string seed, IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan LiftPatience = TimeSpan.FromSeconds(10);

    /// <summary>Runs all windows; returns when the last one has been lifted.</summary>
    /// <param name="canaries">Starts the canary calls of a window, right after its fault is in force.</param>
    public async Task RunAsync(IReadOnlyList<PlannedWindow> windows, Func<PlannedWindow, Task> canaries, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var running = new List<Task>();
        try
        {
            foreach (var window in windows)
            {
                var wait = TimeSpan.FromMilliseconds(window.StartMs) - time.GetElapsedTime(begin);
                if (wait > TimeSpan.Zero)
                {
                    Enter(Phases.Recover, running.Count > 0 && running.TrueForAll(static one => one.IsCompleted));
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                }

                running.Add(RunOneAsync(window, canaries, begin, cancellationToken));
                if (!windows.Any(next => next.Index > window.Index && next.StartMs < window.StartMs + window.ForMs))
                {
                    await Task.WhenAll(running).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    private async Task RunOneAsync(PlannedWindow window, Func<PlannedWindow, Task> canaries, long begin, CancellationToken cancellationToken)
    {
        Enter(Phases.Inject);
        journal.Append(new FaultInjecting { Window = window.Index });
        var id = $"{lease}-w{window.Index}";
        try
        {
            try
            {
                await faults.InjectAsync(Request(window, id), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is FaultControlException or HttpRequestException)
            {
                journal.Append(new FaultFailed { Window = window.Index, Step = "inject", Error = e.Message });
                return;
            }

            journal.Append(new FaultInjected { Window = window.Index });
            Enter(Phases.Observe);
            var calls = window.Canary ? canaries(window) : Task.CompletedTask;
            var end = TimeSpan.FromMilliseconds(window.StartMs + window.ForMs) - time.GetElapsedTime(begin);
            if (end > TimeSpan.Zero)
            {
                await Task.Delay(end, time, cancellationToken).ConfigureAwait(false);
            }

            await calls.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await LiftAsync(window, id).ConfigureAwait(false);
        }
    }

    private async Task LiftAsync(PlannedWindow window, string id)
    {
        Enter(Phases.Restore);
        journal.Append(new FaultLifting { Window = window.Index });
        try
        {
            using var patience = new CancellationTokenSource(LiftPatience, time);
            await AskToLiftAsync(id, patience.Token).ConfigureAwait(false);
            journal.Append(new FaultLifted { Window = window.Index });
        }
        catch (Exception e) when (e is FaultControlException or HttpRequestException or OperationCanceledException)
        {
            journal.Append(new FaultFailed { Window = window.Index, Step = "lift", Error = e.Message });
        }
    }

    /// <summary>A runner that stood still finds its time for an answer over; what is lifted twice is lifted.</summary>
    private async Task AskToLiftAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await faults.LiftAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultControlException e) when (e.Status == 0)
        {
            await faults.LiftAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    private FaultRequest Request(PlannedWindow window, string id) =>
        new(id, lease, window.On, window.Type, window.Attributes, window.Percent, window.Method, seed, window.Index);

    private void Enter(string phase, bool when = true)
    {
        if (when)
        {
            journal.Append(new PhaseStarted { Phase = phase });
        }
    }
}
