using System.Collections.Concurrent;

namespace Pandacea.Sabotage;

/// <summary>Runs a drill in its quick profile once without and once with each sabotage, in processes of their own.</summary>
public sealed class Selftest(SelftestOptions options, TimeProvider time)
{
    /// <summary>Name of the run without a sabotage.</summary>
    public const string Control = "control";

    private const int OffsetStep = 100;

    /// <summary>Runs all, those not as expected twice, and gives the outcomes in the order of the catalog.</summary>
    /// <param name="progress">Told of each run that ended; null for silence.</param>
    public async Task<IReadOnlyList<SelftestOutcome>> RunAsync(TextWriter? progress, CancellationToken cancellationToken)
    {
        var rows = Wanted().Select(static sabotage => new SelftestRow(sabotage, Whole: sabotage is null)).ToArray();
        var outcomes = new SelftestOutcome[rows.Length];
        var run = new SelftestRun(options.Drill.Name, progress, time);

        // Those that can share a stack first: it is brought up once, and taken down before one that needs its own.
        // The control last: it may have the machine for itself then.
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, rows.Length).OrderByDescending(row => rows[row].Shares).ThenBy(row => rows[row].Whole));
        await Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(slot => WorkAsync(slot, waiting, rows, outcomes, run, cancellationToken))).ConfigureAwait(false);
        for (var row = 0; row < rows.Length; row++)
        {
            // Side by side on few cores, runs disturb each other: what was not as expected is run once more, alone and whole.
            outcomes[row] = outcomes[row].Killed ? outcomes[row] : await AloneAsync(run, rows[row] with { Whole = true }, cancellationToken).ConfigureAwait(false);
        }

        return outcomes;
    }

    private async Task WorkAsync(int slot, ConcurrentQueue<int> waiting, SelftestRow[] rows, SelftestOutcome[] outcomes, SelftestRun run, CancellationToken cancellationToken)
    {
        var stack = new SharedStack(options.Drill, options.Offset + (slot * OffsetStep));
        await using (stack.ConfigureAwait(false))
        {
            while (waiting.TryDequeue(out var row))
            {
                await (rows[row].Shares && stack.CanBeShared ? stack.UpAsync(cancellationToken) : stack.DownAsync()).ConfigureAwait(false);
                outcomes[row] = await run.RunAsync(rows[row], stack, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<SelftestOutcome> AloneAsync(SelftestRun run, SelftestRow row, CancellationToken cancellationToken)
    {
        var stack = new SharedStack(options.Drill, options.Offset);
        await using (stack.ConfigureAwait(false))
        {
            return await run.RunAsync(row, stack, cancellationToken).ConfigureAwait(false);
        }
    }

    private ISabotage?[] Wanted()
    {
        ISabotage?[] all = [null, .. SabotageCatalog.Of(options.Drill.Name)];
        if (options.Only.Count == 0)
        {
            return all;
        }

        return [.. all.Where(sabotage => options.Only.Contains(sabotage?.Name ?? Control))];
    }
}
