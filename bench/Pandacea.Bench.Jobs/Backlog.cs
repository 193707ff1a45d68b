using System.Diagnostics;
using System.Globalization;

namespace Pandacea.Bench.Jobs;

/// <summary>A start with many queued jobs, in a process of its own.</summary>
internal static class Backlog
{
    public const string Role = "backlog";
    private const int Owners = 16;

    /// <summary>Milliseconds from the opening of the store to the first acknowledged job.</summary>
    public static async Task<double> RunAsync(int jobs)
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-bench-").FullName;
        await using (var queue = await OwnQueue.OpenAsync(folder))
        {
            await Task.WhenAll(Enumerable.Range(0, Owners).Select(owner => Task.Run(() => queue.AcceptAsync(owner.ToString(CultureInfo.InvariantCulture), jobs / Owners, 0.001))));
        }

        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Backlog).Assembly.Location, Role, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return double.Parse(line, CultureInfo.InvariantCulture);
    }

    /// <summary>The process: prints the milliseconds.</summary>
    public static async Task<int> MeasureAsync(string folder)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var queue = await OwnQueue.OpenAsync(folder);
        if (!await queue.OneAsync())
        {
            return 1;
        }

        Console.Write(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
