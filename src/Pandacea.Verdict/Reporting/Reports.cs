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
            using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            report.Write(verdict, file);
            paths.Add(path);
        }

        return paths;
    }
}
