using Pandacea.Drills.Running;

namespace Pandacea.Cli.Commands;

/// <summary>Finds the journal of a run by what people have of it: its name, its folder, the journal itself, or its id as reports give it.</summary>
internal static class StoredRuns
{
    private const int IdLength = 32;

    /// <summary>Path of the journal; it may not be there.</summary>
    public static string Journal(string run, string home)
    {
        if (Directory.Exists(run))
        {
            return Path.Combine(run, RunFolder.JournalName);
        }

        if (run.Length > 0 && run == Path.GetFileName(run) && Directory.Exists(Path.Combine(Folder(home), run)))
        {
            return Path.Combine(Folder(home), run, RunFolder.JournalName);
        }

        return !File.Exists(run) && run.Length == IdLength && run.All(char.IsAsciiHexDigit) ? WithId(run, Folder(home)) ?? run : run;
    }

    /// <summary>Where runs lie that were given no folder of their own.</summary>
    public static string Folder(string home) => Path.Combine(home, "runs");

    private static string? WithId(string id, string runs)
    {
        var wanted = $"\"runId\":\"{id}\"";
        return !Directory.Exists(runs) ? null : Directory.EnumerateDirectories(runs)
            .Select(folder => Path.Combine(folder, RunFolder.JournalName))
            .FirstOrDefault(journal => File.Exists(journal) && RegularFile.Is(journal) && File.ReadLines(journal).FirstOrDefault()?.Contains(wanted, StringComparison.Ordinal) == true);
    }
}
