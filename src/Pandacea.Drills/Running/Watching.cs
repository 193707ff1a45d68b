namespace Pandacea.Drills.Running;

/// <summary>Background loops that accompany a run and end with it.</summary>
public sealed class Watching
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loops;

    /// <summary>Starts the loops.</summary>
    public Watching(params IEnumerable<Func<CancellationToken, Task>> loops) =>
        _loops = Task.WhenAll(loops.Select(loop => loop(_stop.Token)));

    /// <summary>Ends the loops and waits for them.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        _stop.Dispose();
    }
}
