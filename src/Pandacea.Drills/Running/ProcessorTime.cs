using System.Globalization;

namespace Pandacea.Drills.Running;

/// <summary>Processor time as the kernel counts it, in its ticks; Linux only.</summary>
/// <param name="Total">All processors, idle or not.</param>
/// <param name="Busy">What was not idle.</param>
/// <param name="Own">What this process, the supervisor and its children used.</param>
public sealed record ProcessorTime(long Total, long Busy, long Own)
{
    // Fields of /proc/PID/stat after the name: state, ppid, ...
    private const int Parent = 1;
    private const int UserTime = 11;
    private const int Times = 4;

    // Fields of the first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal.
    private const int Idle = 3;
    private const int Waiting = 4;
    private const int Counted = 8;

    /// <summary>The time until now; null where the kernel does not tell.</summary>
    /// <param name="supervisor">Process id of the supervisor.</param>
    public static ProcessorTime? Now(int supervisor)
    {
        try
        {
            var all = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(Counted).Select(Number).ToList();
            return new ProcessorTime(all.Sum(), all.Sum() - all[Idle] - all[Waiting], Used(supervisor));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Shares of the processors between two instants; null where no time passed.</summary>
    public (double Busy, double Others)? Since(ProcessorTime earlier)
    {
        double total = Total - earlier.Total;
        var busy = Busy - earlier.Busy;
        return total > 0 ? (busy / total, Math.Max(0, busy - (Own - earlier.Own)) / total) : null;
    }

    /// <summary>A parent is also counted what children used that have ended.</summary>
    private static long Used(int supervisor) => Directory.EnumerateDirectories("/proc")
        .Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        .Select(static folder => (Pid: Path.GetFileName(folder), Fields: Fields(folder)))
        .Where(process => process.Fields.Length > UserTime + Times
            && (process.Pid == $"{Environment.ProcessId}" || process.Pid == $"{supervisor}" || process.Fields[Parent] == $"{supervisor}"))
        .Sum(static process => process.Fields.Skip(UserTime).Take(Times).Sum(Number));

    private static string[] Fields(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
