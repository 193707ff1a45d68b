using System.Globalization;

namespace Pandacea.Drills.Running;

/// <summary>Where a run leaves its journal and its reports.</summary>
public sealed record RunFolder(string Path)
{
    /// <summary>Name of the journal in a run's folder.</summary>
    public const string JournalName = "journal.ndjson";

    /// <summary>The journal.</summary>
    public string Journal => System.IO.Path.Combine(Path, JournalName);

    /// <summary>What was run: arguments and the options in force.</summary>
    public string RunJson => System.IO.Path.Combine(Path, "run.json");

    /// <summary>Makes the folder; throws <see cref="DrillSetupException"/> where that cannot be done.</summary>
    /// <param name="chosen">The folder that the user named; null for one under <paramref name="home"/>.</param>
    public static RunFolder Create(string home, string? chosen, string drill, string seed, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss'Z'", CultureInfo.InvariantCulture);
        var path = chosen ?? System.IO.Path.Combine(home, "runs", $"{stamp}-{drill}-{seed}");
        try
        {
            Directory.CreateDirectory(path);
            if (File.Exists(System.IO.Path.Combine(path, JournalName)))
            {
                throw new DrillSetupException($"{path} already holds a run. Name another folder with --out; a journal is never overwritten.", Protocol.ExitCodes.Usage);
            }

            return new RunFolder(System.IO.Path.GetFullPath(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrillSetupException($"cannot write to {path}: {e.Message} Name a writable folder with --out or PANDACEA_HOME.", Protocol.ExitCodes.Inconclusive);
        }
    }
}
