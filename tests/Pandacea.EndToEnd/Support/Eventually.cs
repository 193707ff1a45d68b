namespace Pandacea.EndToEnd.Support;

/// <summary>Waits for something outside this process to become true.</summary>
public static class Eventually
{
    /// <summary>Polls until <paramref name="condition"/> holds, or fails.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan within, string what)
    {
        using var patience = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await condition())
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"not within {within}: {what}");
        }
    }

    /// <summary>Waits while real time passes for other processes.</summary>
    public static async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    /// <summary>Waits until a file has a line with <paramref name="text"/> at least <paramref name="times"/> times.</summary>
    public static Task FileSaysAsync(string path, string text, int times, TimeSpan within) =>
        HoldsAsync(() => Task.FromResult(Count(path, text) >= times), within, $"'{text}' {times} times in {path}");

    private static int Count(string path, string text)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            count += line.Contains(text, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }
}
