namespace Pandacea.Tests.Support;

/// <summary>Waits for real processes and sockets, within a bound.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition, int seconds = 20)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            await timer.WaitForNextTickAsync(bound.Token);
        }
    }
}
