using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Samples counters every 100 ms and notices when the runner itself did not run: suspended, starved or asleep.</summary>
public sealed class HostWatch(IJournal journal, TimeProvider time, Func<IReadOnlyDictionary<string, long>> counters)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    /// <summary>Watches until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var last = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                var stall = time.GetElapsedTime(last) - Interval;
                last = time.GetTimestamp();
                if (stall > Noticeable)
                {
                    journal.Append(new HostStalled { StallMs = stall.TotalMilliseconds });
                }

                journal.Append(new CountersSampled { Values = counters() });
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            journal.Append(new CountersSampled { Values = counters() });
        }
    }
}
