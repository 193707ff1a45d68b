using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Pandacea.Sabotage;

/// <summary>Runs a drill in its quick profile once without and once with each sabotage, in processes and on stacks of their own.</summary>
public sealed class Selftest(SelftestOptions options, TimeProvider time)
{
    /// <summary>Name of the run without a sabotage.</summary>
    public const string Control = "control";

    private const int OffsetStep = 100;

    /// <summary>Runs all, those not as expected twice, and gives the outcomes in the order of the catalog.</summary>
    /// <param name="progress">Told of each run that ended; null for silence.</param>
    public async Task<IReadOnlyList<SelftestOutcome>> RunAsync(TextWriter? progress, CancellationToken cancellationToken)
    {
        var runs = Wanted();
        var free = new ConcurrentBag<int>(Enumerable.Range(0, options.Parallel).Select(slot => options.Offset + (slot * OffsetStep)));
        using var slots = new SemaphoreSlim(options.Parallel);
        var outcomes = await Task.WhenAll(runs.Select(async sabotage =>
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            free.TryTake(out var offset);
            try
            {
                return await RunOneAsync(sabotage, offset, progress, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                free.Add(offset);
                slots.Release();
            }
        })).ConfigureAwait(false);
        for (var i = 0; i < outcomes.Length; i++)
        {
            // Side by side on few cores, runs disturb each other: what was not as expected is run once more, alone.
            outcomes[i] = outcomes[i].Killed ? outcomes[i] : await RunOneAsync(runs[i], options.Offset, progress, cancellationToken).ConfigureAwait(false);
        }

        return outcomes;
    }

    private ISabotage?[] Wanted()
    {
        ISabotage?[] all = [null, .. SabotageCatalog.Of(options.Drill)];
        if (options.Only.Count == 0)
        {
            return all;
        }

        foreach (var name in options.Only.Where(static name => name != Control))
        {
            SabotageCatalog.Find(name);
        }

        return [.. all.Where(sabotage => options.Only.Contains(sabotage?.Name ?? Control))];
    }

    private async Task<SelftestOutcome> RunOneAsync(ISabotage? sabotage, int offset, TextWriter? progress, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var name = sabotage?.Name ?? Control;

        // Not named after it: a journal holds the path of its state.
        var folder = Directory.CreateTempSubdirectory("pandacea-selftest-").FullName;
        var exitCode = await ExecuteAsync(sabotage, offset, folder, cancellationToken).ConfigureAwait(false);
        var statuses = await StatusesAsync(folder, cancellationToken).ConfigureAwait(false);
        var survived = SelftestExpectation.Miss(sabotage, exitCode, statuses) ?? Betrayal(sabotage, folder);
        progress?.WriteLine($"  {name,-24} {(survived is null ? "as expected" : "SURVIVED: " + survived)}  ({time.GetElapsedTime(begin).TotalSeconds:0} s)");
        return new SelftestOutcome(options.Drill, name, sabotage?.Criterion ?? "none", exitCode, statuses, survived, folder);
    }

    private async Task<int> ExecuteAsync(ISabotage? sabotage, int offset, string folder, CancellationToken cancellationToken)
    {
        var start = SelfProgram.Start(["drill", "run", options.Drill, "--profile", "quick", "--offset", $"{offset}", "--out", Path.Combine(folder, "run"), "--json"]);
        if (sabotage is not null)
        {
            start.ArgumentList.Add("--sabotage");
            start.ArgumentList.Add(sabotage.Name);
        }

        // A folder of its own for each: side by side they must not share state.
        start.Environment["PANDACEA_HOME"] = Path.Combine(folder, "home");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await output.ConfigureAwait(false);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "stderr.txt"), await errors.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
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
