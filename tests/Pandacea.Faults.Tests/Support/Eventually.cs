namespace Pandacea.Faults.Tests.Support;

/// <summary>Waits for what real sockets and processes do in their own time.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            Assert.True(!limit.IsCancellationRequested, $"not within {Limit.TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}
