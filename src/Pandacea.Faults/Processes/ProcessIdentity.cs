using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Pandacea.Faults.Processes;

/// <summary>A process, told apart from a later one that was given the same pid.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="StartTime">When it was started.</param>
/// <param name="FileName">The executable that was started.</param>
/// <param name="Arguments">Its arguments, as one line.</param>
public sealed record ProcessIdentity(int Pid, DateTimeOffset StartTime, string FileName, string Arguments)
{
    // The start time is derived from the wall clock, which may be corrected in between; the kernel's ticks are not, where there are any.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>When it was started, in the kernel's ticks since boot; null where that is not known.</summary>
    public long? Ticks { get; init; }

    /// <summary>The identity of a process that runs.</summary>
    public static ProcessIdentity Of(Process process) => new(
        process.Id,
        new DateTimeOffset(process.StartTime).ToUniversalTime(),
        process.StartInfo.FileName,
        process.StartInfo.ArgumentList.Count > 0 ? string.Join(' ', process.StartInfo.ArgumentList) : process.StartInfo.Arguments)
    {
        Ticks = TicksOf(process.Id),
    };

    /// <summary>Whether exactly this process still runs.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return !process.HasExited && !IsZombie() && IsSame(process);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Whether it is stopped, as by SIGSTOP; seen on Linux only.</summary>
    public bool IsSuspended()
    {
        try
        {
            return OperatingSystem.IsLinux() && Stat(Pid) is ["T" or "t", ..];
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool IsSame(Process process) => Ticks is { } ticks
        ? TicksOf(Pid) == ticks
        : (process.StartTime.ToUniversalTime() - StartTime.UtcDateTime).Duration() < Tolerance;

    private static long? TicksOf(int pid)
    {
        const int Start = 19;
        try
        {
            return OperatingSystem.IsLinux() ? long.Parse(Stat(pid)[Start], CultureInfo.InvariantCulture) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Dead, but nobody has asked how it ended: the pid is still there.
    // While other threads of it are still ending, it holds its ports and files.
    private bool IsZombie()
    {
        const int Threads = 17;
        try
        {
            return OperatingSystem.IsLinux()
                && Stat(Pid) is ["Z", ..] fields
                && int.Parse(fields[Threads], CultureInfo.InvariantCulture) <= 1;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The fields of the kernel's line after the name of the program: state first.</summary>
    private static string[] Stat(int pid) => File.ReadAllText($"/proc/{pid}/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];
}
