using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Records each second how much of the machine was used, and how much of that by neither the run nor its stack.</summary>
/// <param name="now">Reads the processor time; null where it is not known.</param>
public sealed class HostLoadWatch(Func<ProcessorTime?> now, IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var last = now();
        try
        {
            while (last is not null && await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                var current = now();
                if (current?.Since(last) is var (busy, others))
                {
                    journal.Append(new HostLoad { Busy = busy, Others = others });
                }

                last = current;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run ended.
        }
    }
}
