namespace Pandacea.Tests.Support;

/// <summary>Waits for what another process does, never longer than stated.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Within {seconds} s: {what}");
            }
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 30)
        => TrueAsync(() => Task.FromResult(condition()), what, seconds);
}
