using System.Diagnostics;
using System.Text.Json.Nodes;
using Pandacea.Drills.Definition;

namespace Pandacea.Sabotage;

/// <summary>Runs one row in a process of its own and compares what it says with what it had to say.</summary>
internal sealed class SelftestRun(string drill, TextWriter? progress, TimeProvider time)
{
    /// <summary>Runs it with the ports and in the home of <paramref name="stack"/>.</summary>
    public async Task<SelftestOutcome> RunAsync(SelftestRow row, SharedStack stack, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();

        // Not named after it: a journal holds the path of its state.
        var folder = Directory.CreateTempSubdirectory("pandacea-selftest-").FullName;
        var (exitCode, words) = await ExecuteAsync(row, stack, folder, cancellationToken).ConfigureAwait(false);
        var statuses = await StatusesAsync(folder, cancellationToken).ConfigureAwait(false);
        var survived = SelftestExpectation.Miss(row.Sabotage, exitCode, statuses, words) ?? Betrayal(row.Sabotage, folder);
        progress?.WriteLine($"  {row.Name,-24} {(survived is null ? "as expected" : "SURVIVED: " + survived)}  ({time.GetElapsedTime(begin).TotalSeconds:0} s)");
        return new SelftestOutcome(drill, row.Name, row.Sabotage?.Criterion ?? "none", exitCode, statuses, survived, folder);
    }

    private async Task<(int ExitCode, string Words)> ExecuteAsync(SelftestRow row, SharedStack stack, string folder, CancellationToken cancellationToken)
    {
        var start = SelfProgram.Start(
        [
            "drill", "run", drill, "--profile", Profiles.Quick, "--offset", $"{stack.Offset}", "--out", Path.Combine(folder, "run"), "--json",
            .. row.Sets(drill).SelectMany(static set => new[] { "--set", set }),
            .. row.Sabotage is { } sabotage ? ["--sabotage", sabotage.Name] : Array.Empty<string>(),
        ]);
        start.Environment["PANDACEA_HOME"] = stack.Home;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await output.ConfigureAwait(false);
        return (process.ExitCode, await errors.ConfigureAwait(false));
    }

    /// <summary>A journal that names the sabotage would tell the judges what to find.</summary>
    private static string? Betrayal(ISabotage? sabotage, string folder)
    {
        var journal = Path.Combine(folder, "run", "journal.ndjson");
        return sabotage is not null && File.Exists(journal) && File.ReadLines(journal).Any(line => line.Contains(sabotage.Name, StringComparison.Ordinal))
            ? "the journal names the sabotage"
            : null;
    }

    private static async Task<IReadOnlyDictionary<string, string>> StatusesAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "run", "report.json");
        if (!File.Exists(path))
        {
            return new Dictionary<string, string>();
        }

        var report = JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false))!;
        return report["criteria"]!.AsArray().ToDictionary(
            static criterion => criterion!["criterion"]!.GetValue<string>(),
            static criterion => criterion!["status"]!.GetValue<string>());
    }
}
