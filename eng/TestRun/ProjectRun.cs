using System.Xml.Linq;

namespace Pandacea.TestRun;

/// <summary>Runs one test project that is built already and counts its results.</summary>
public sealed class ProjectRun(string root, RunOptions options)
{
    public async Task<TestSummary> RunAsync(string project, bool besideOthers)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var results = Path.Combine(root, "TestResults", name);
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        string[] command =
        [
            "test", project, "-c", "Release", "--no-build", "--nologo",
            "--logger", "trx;LogFileName=results.trx", "--logger", "console;verbosity=minimal", "--results-directory", results,
            "--blame-hang-timeout", "10m", "--blame-hang-dump-type", "none", .. options.PassedOn,
        ];
        var exit = await Commands.RunAsync("dotnet", command, root, inOnePiece: besideOthers);
        return Count(name, results, exit);
    }

    private TestSummary Count(string name, string results, int exit)
    {
        var file = Path.Combine(results, "results.trx");
        var summary = File.Exists(file) ? TestSummary.Read(XDocument.Load(file)) : new TestSummary(0, 0, 0);
        if (exit != 0 && summary.Failed == 0)
        {
            Console.Error.WriteLine($"test: {name} ended with code {exit} although no test of it failed: its process broke off.");
            return summary with { Failed = 1 };
        }

        if (summary.Ran == 0 && options.IsWhole && HasSources(name))
        {
            Console.Error.WriteLine($"test: {name} has sources, and not one test of it ran.");
            return summary with { Failed = 1 };
        }

        return summary;
    }

    private bool HasSources(string name) =>
        Directory.EnumerateFiles(Path.Combine(root, "tests", name), "*.cs").Any();
}
