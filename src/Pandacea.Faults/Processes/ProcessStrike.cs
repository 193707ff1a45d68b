namespace Pandacea.Faults.Processes;

/// <summary>What a process fault acts on: the process as it was when the undo was written down.</summary>
internal sealed record ProcessStrike(IProcessTarget Target, ProcessIdentity Process, IProcessSignals Signals, TimeProvider Time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Kills exactly this process, and returns when it is gone.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (Process.IsAlive())
        {
            Signals.Kill(Process.Pid);
        }

        // Dead is not enough: a parent that has not noticed yet would not start it again.
        var began = Time.GetTimestamp();
        while (Process.IsAlive() || Target.Current?.Pid == Process.Pid)
        {
            if (Time.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"process {Process.Pid} is still there {Patience.TotalSeconds} s after it was killed");
            }

            await Task.Delay(Poll, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts it unless somebody did already.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
        => Target.Current is { } current && current.IsAlive() ? Task.CompletedTask : Target.StartAsync(cancellationToken);
}
