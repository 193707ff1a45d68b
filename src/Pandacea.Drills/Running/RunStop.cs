using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Ends a run before its plan is done, and knows why: whoever started it asked for that, or what it needs is gone.</summary>
/// <param name="user">Cancelled by whoever started the run.</param>
/// <param name="interruption">How it was cancelled.</param>
public sealed class RunStop(CancellationToken user, Func<string?> interruption) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(user);
    private string? _gone;

    /// <summary>Cancelled when the run is to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether something that the run needs is gone.</summary>
    public bool GaveUp => _gone is not null;

    /// <summary>What the journal says of it.</summary>
    public JournalRecord Record => _gone is { } gone ? new RunBrokenOff { Reason = gone } : new RunInterrupted { Reason = interruption() ?? "cancelled" };

    /// <summary>Ends the run, because going on would show nothing.</summary>
    public void GiveUp(string why)
    {
        if (!user.IsCancellationRequested && Interlocked.CompareExchange(ref _gone, why, null) is null)
        {
            // Not on the caller's task: the run waits for what it does.
            _ = _source.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
