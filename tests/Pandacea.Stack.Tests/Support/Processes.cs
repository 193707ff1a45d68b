using System.Diagnostics;

namespace Pandacea.Stack.Tests.Support;

internal static class Processes
{
    public static bool Runs(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited && !IsZombie(pid);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    public static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    public static Task PauseAsync(int pid) => SignalAsync(pid, "STOP");

    public static async Task SignalAsync(int pid, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Pids of everything whose command line names <paramref name="text"/>, for example a home folder.</summary>
    public static List<int> Naming(string text) => [.. Directory.EnumerateDirectories("/proc")
        .Select(Path.GetFileName)
        .OfType<string>()
        .Where(name => name.All(char.IsAsciiDigit) && CommandLine(name).Contains(text, StringComparison.Ordinal))
        .Select(name => int.Parse(name))];

    private static string CommandLine(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    // An orphan that ended stays in the table until the first process of the system takes note.
    private static bool IsZombie(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].StartsWith('Z')
                && Directory.GetDirectories($"/proc/{pid}/task").Length <= 1;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
