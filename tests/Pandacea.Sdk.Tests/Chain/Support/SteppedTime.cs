using Microsoft.Extensions.Time.Testing;

namespace Pandacea.Tests.Support;

/// <summary>A fake clock that tells when the code under test has armed its next timer, so that a test can step it.</summary>
public sealed class SteppedTime : FakeTimeProvider
{
    private int _armed;

    public int Armed => Volatile.Read(ref _armed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _armed);
        return timer;
    }

    /// <summary>Moves on and waits until the code has seen it and waits again.</summary>
    public async Task StepAsync(TimeSpan by)
    {
        var armed = Armed;
        Advance(by);
        await Eventually.TrueAsync(() => Armed > armed);
    }
}
