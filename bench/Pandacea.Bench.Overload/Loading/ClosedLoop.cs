namespace Pandacea.Bench.Overload.Loading;

/// <summary>So many callers who each wait for their answer before they ask again: never more inside than that.</summary>
internal static class ClosedLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Good answers a second; each caller's first one warms up.</summary>
    public static async Task<double> MeasureAsync(Client client, int callers, TimeSpan length)
    {
        var watch = new Watch();
        var ends = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync(client, watch, length)));
        var all = ends.SelectMany(end => end).Order().ToList();
        return all.Count <= callers ? 0 : (all.Count - callers) / (all[^1] - all[callers - 1]).TotalSeconds;
    }

    private static async Task<List<TimeSpan>> CallAsync(Client client, Watch watch, TimeSpan length)
    {
        var ends = new List<TimeSpan>();
        while (watch.Now < length)
        {
            if ((await client.SendAsync(Patience)).Answer == Answer.Good)
            {
                ends.Add(watch.Now);
            }
        }

        return ends;
    }
}
