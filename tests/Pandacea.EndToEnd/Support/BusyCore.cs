using System.Diagnostics;

namespace Pandacea.EndToEnd.Support;

/// <summary>Keeps one core so busy that a process pinned to it at lowest priority hardly runs.</summary>
public sealed class BusyCore : IDisposable
{
    private readonly List<Process> _burners = [];

    /// <summary>Starts burning on <paramref name="core"/>.</summary>
    public BusyCore(int core, int burners)
    {
        for (var i = 0; i < burners; i++)
        {
            _burners.Add(Process.Start(new ProcessStartInfo("taskset", ["-c", $"{core}", "sh", "-c", "while :; do :; done"]))!);
        }
    }

    /// <summary>Pins a process and all its threads to the core, at lowest priority.</summary>
    public static void Starve(int pid, int core)
    {
        Run("taskset", "-a", "-p", "-c", $"{core}", $"{pid}");
        Run("renice", "-n", "19", "-g", $"{pid}");
        foreach (var thread in Directory.GetDirectories($"/proc/{pid}/task"))
        {
            Run("renice", "-n", "19", "-p", Path.GetFileName(thread));
        }
    }

    public void Dispose() => _burners.ForEach(static burner =>
    {
        burner.Kill(entireProcessTree: true);
        burner.Dispose();
    });

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.WaitForExit();
    }
}
