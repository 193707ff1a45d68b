namespace Pandacea.Faults.Timing;

/// <summary>Monotonic nanoseconds of a time provider.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const long NanosecondsPerMillisecond = 1_000_000;

    // Timers take at most 49 days; a wait that long is simply begun anew.
    private const long LongestWait = 1_000_000_000;

    public TimeProvider Time => time;

    // The remainder keeps clocks that count from a distant past inside 64 bits.
    public long Now => time.TimestampFrequency == NanosecondsPerSecond
        ? time.GetTimestamp()
        : (long)((Int128)time.GetTimestamp() * NanosecondsPerSecond / time.TimestampFrequency % long.MaxValue);

    /// <summary>Waits until <paramref name="due"/>; false if <paramref name="changed"/> completed first.</summary>
    public async ValueTask<bool> WaitUntilAsync(long due, Task changed, CancellationToken cancellationToken)
    {
        while (!changed.IsCompleted)
        {
            var left = due - Now;
            if (left <= 0)
            {
                return true;
            }

            // Rounded up: a timer that fires early would only be set again.
            var milliseconds = due == long.MaxValue ? LongestWait : Math.Min(LongestWait, (left + NanosecondsPerMillisecond - 1) / NanosecondsPerMillisecond);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time, ended.Token), changed).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return false;
    }
}
