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

    /// <summary>How many lines of a file, if it is there, have <paramref name="text"/>.</summary>
    public static int Count(string path, string text)
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
