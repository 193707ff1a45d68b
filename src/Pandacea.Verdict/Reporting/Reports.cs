using System.Text;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>All reports of a run.</summary>
public static class Reports
{
    /// <summary>Every kind of report.</summary>
    public static IReadOnlyList<IReport> All { get; } = [new JsonReport(), new MarkdownReport(), new JUnitReport()];

    /// <summary>Writes every report into the folder of a run and returns their paths.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> WriteAll(RunVerdict verdict, string folder) => Write(verdict, folder, All);

    /// <summary>Writes some reports into the folder of a run and returns their paths.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(RunVerdict verdict, string folder, IEnumerable<IReport> reports)
    {
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        foreach (var report in reports)
        {
            var path = Path.Combine(folder, report.FileName);
            using var file = File.Create(path);
            Write(verdict, report, file);
            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Where the text of a stored report leaves that of a verdict, as the number of a line; null where it does not.
    /// Commands may differ: they hold paths, and the name of the program as it was called. So may the version of the judges.</summary>
    public static int? FirstDifference(RunVerdict verdict, IReport report, string stored)
    {
        const string Anything = "~anything~";
        using var bytes = new MemoryStream();
        Write(verdict with { JudgeVersion = Anything, ReplayCommand = Anything, JudgeCommand = Anything, RecoverCommand = Anything }, report, bytes);
        var (then, now) = (Lines(stored), Lines(Encoding.UTF8.GetString(bytes.ToArray())));
        var same = then.Zip(now).TakeWhile(static pair => Fits(pair.First, pair.Second.Split(Anything))).Count();
        return same == then.Length && same == now.Length ? null : same + 1;

        static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
        static bool Fits(string line, string[] parts) => parts is [var only]
            ? line == only
            : line.Length >= parts.Sum(static part => part.Length) && line.StartsWith(parts[0], StringComparison.Ordinal) && line.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private static void Write(RunVerdict verdict, IReport report, Stream to)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        report.Write(verdict, text);
    }
}
