using Pandacea.Drills.Running;
using Pandacea.Protocol;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Commands;

/// <summary>Looks at the folder after <c>--out</c> before anything is started for a run that could not be kept.</summary>
internal static class OutFolder
{
    /// <summary>Makes the folder; throws <see cref="DrillSetupException"/> where no run can be kept in it.</summary>
    public static void Check(string? chosen)
    {
        if (chosen is null)
        {
            return;
        }

        if (File.Exists(Path.Combine(chosen, RunFolder.JournalName)))
        {
            throw Refused($"{chosen} already holds a run; a journal is never overwritten.");
        }

        if (File.Exists(chosen))
        {
            throw Refused($"{chosen} is a file.");
        }

        if (Reports.All.Select(static report => report.FileName).FirstOrDefault(name => File.Exists(Path.Combine(chosen, name))) is { } kept)
        {
            throw Refused($"{chosen} already holds a {kept}, and no run that it could be of; it is not overwritten.");
        }

        try
        {
            Directory.CreateDirectory(chosen);
            var probe = Path.Combine(chosen, $".writable-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refused($"{chosen} cannot be written to ({error.Message.TrimEnd('.')}).");
        }
    }

    private static DrillSetupException Refused(string why) => new($"--out: {why} Name another folder with --out.", ExitCodes.Usage);
}
