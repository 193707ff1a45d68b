using Pandacea.Faults.Processes;

namespace Pandacea.Faults.Injection;

/// <summary>A pause that is watched until it is undone: whoever lets the process run on, or ends it, tells nobody here. Only Linux shows it.</summary>
/// <param name="stroke">The pause.</param>
/// <param name="ended">Told once what ended it before its undo.</param>
/// <param name="time">Paces the looks.</param>
internal sealed class PauseStroke(ProcessStroke stroke, Action<string> ended, TimeProvider time) : IStroke
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    // The signal takes effect a moment after it was sent.
    private volatile bool _stood;
    private ITimer? _looks;

    public ProcessIdentity? Process => stroke.Process;

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await stroke.ApplyAsync(cancellationToken).ConfigureAwait(false);
        _looks = time.CreateTimer(_ => Look(stroke.Process!), null, Interval, Interval);
    }

    public Task UndoAsync(CancellationToken cancellationToken)
    {
        End();
        return stroke.UndoAsync(cancellationToken);
    }

    /// <summary>Ends the looks; false if they have ended before.</summary>
    private bool End()
    {
        var looks = Interlocked.Exchange(ref _looks, null);
        looks?.Dispose();
        return looks is not null;
    }

    private void Look(ProcessIdentity process)
    {
        var stands = process.IsSuspended();

        // What is seen before the looks end was not the undo's doing.
        if (_stood && !stands && End())
        {
            ended($"process {process.Pid} {(process.IsAlive() ? "ran on" : "ended")}");
        }

        _stood |= stands;
    }
}
