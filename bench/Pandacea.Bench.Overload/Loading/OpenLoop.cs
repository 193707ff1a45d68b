using Pandacea.Protocol;

namespace Pandacea.Bench.Overload.Loading;

/// <summary>
/// Starts operations at instants that were fixed before, whatever became of the earlier ones.
/// Everything is measured from those instants, so that a late start counts against the answer.
/// </summary>
internal static class OpenLoop
{
    /// <summary>Instants of a Poisson process.</summary>
    public static List<TimeSpan> Instants(double perSecond, TimeSpan from, TimeSpan until, SeedStream chance)
    {
        var instants = new List<TimeSpan>();
        for (var at = from; ; instants.Add(at))
        {
            at += TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) / perSecond);
            if (at >= until)
            {
                return instants;
            }
        }
    }

    /// <summary>Runs one operation for each instant, in order of time, and waits for all.</summary>
    /// <param name="due">The instants.</param>
    /// <param name="operate">Given its ordinal, its instant, and a watch that runs since instant zero.</param>
    /// <returns>How late the starts were, sorted.</returns>
    public static async Task<List<TimeSpan>> RunAsync(IReadOnlyList<TimeSpan> due, Func<int, TimeSpan, Watch, Task> operate)
    {
        var running = new List<Task>(due.Count);
        var late = new List<TimeSpan>(due.Count);
        var watch = new Watch();
        await Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < due.Count; i++)
                {
                    while (watch.Now < due[i])
                    {
                        Thread.Sleep(due[i] - watch.Now > TimeSpan.FromMilliseconds(2) ? 1 : 0);
                    }

                    late.Add(watch.Now - due[i]);
                    running.Add(operate(i, due[i], watch));
                }
            },
            TaskCreationOptions.LongRunning);
        await Task.WhenAll(running);
        late.Sort();
        return late;
    }
}
