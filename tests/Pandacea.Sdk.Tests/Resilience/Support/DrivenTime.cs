using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>A fake clock that tells when somebody begins to wait, so that tests need not guess when to move it.</summary>
internal sealed class DrivenTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private readonly Channel<TimeSpan> _limits = Channel.CreateUnbounded<TimeSpan>();

    public List<TimeSpan> Waited { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (state is CancellationTokenSource)
        {
            _limits.Writer.TryWrite(dueTime);
        }
        else if (period == Timeout.InfiniteTimeSpan)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>The next wait that somebody begins.</summary>
    public async Task<TimeSpan> NextWaitAsync()
    {
        var wait = await _waits.Reader.ReadAsync().AsTask().WaitAsync(Bounds.Patience);
        Waited.Add(wait);
        return wait;
    }

    /// <summary>The next time limit that somebody sets.</summary>
    public async Task<TimeSpan> NextLimitAsync() => await _limits.Reader.ReadAsync().AsTask().WaitAsync(Bounds.Patience);

    /// <summary>Waits begun and not taken yet.</summary>
    public bool HasWait => _waits.Reader.TryPeek(out _);

    /// <summary>Lets every wait pass until the call has ended.</summary>
    public async Task<T> DriveAsync<T>(ValueTask<T> call)
    {
        var task = call.AsTask();
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, _waits.Reader.WaitToReadAsync().AsTask()).WaitAsync(Bounds.Patience);
            if (_waits.Reader.TryRead(out var wait))
            {
                Waited.Add(wait);
                Advance(wait);
            }
        }

        return await task;
    }
}
