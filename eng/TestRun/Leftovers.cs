using System.Diagnostics;
using System.Globalization;

namespace Pandacea.TestRun;

/// <summary>Finds processes that outlive the tests that started them: every child inherits a mark in its environment.</summary>
/// <remarks>Reads <c>/proc</c>, so it sees something on Linux only; elsewhere it finds nothing.</remarks>
public sealed class Leftovers
{
    private const string Name = "PANDACEA_TEST_RUN";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private readonly string _mark = $"{Name}={Environment.ProcessId}-{Environment.TickCount64}";

    /// <summary>Marks this process's environment, and so that of all it starts from now on.</summary>
    public void Mark() => Environment.SetEnvironmentVariable(Name, _mark[(Name.Length + 1)..]);

    /// <summary>What is still running after a moment's grace, as "pid: command line".</summary>
    public async Task<IReadOnlyList<string>> FindAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var left = Look();
        for (var waited = TimeSpan.Zero; left.Count > 0 && waited < Grace; waited += timer.Period)
        {
            await timer.WaitForNextTickAsync();
            left = Look();
        }

        return left;
    }

    /// <summary>Ends those of them whose command line names <paramref name="program"/>.</summary>
    public void Kill(string program)
    {
        foreach (var left in Look().Where(line => line.Contains(program, StringComparison.Ordinal)))
        {
            using var process = Find(int.Parse(left[..left.IndexOf(':', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
            process?.Kill();
            process?.WaitForExit();
        }
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private List<string> Look()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        var ids = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _));
        return [.. ids.Where(id => Read(id!, "environ").Contains(_mark, StringComparison.Ordinal))
            .Select(id => $"{id}: {Read(id!, "cmdline").Replace('\0', ' ').Trim()}")];
    }

    private static string Read(string id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
