using System.Globalization;
using Pandacea.Protocol.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Records every 100 ms how full the agent says that its queue is.</summary>
public sealed class QueueWatch(Uri agent, IJournal journal, TimeProvider time)
{
    private const string Depth = "pandacea_queue_depth{";
    private const string Capacity = "pandacea_queue_capacity{";
    private const string Requests = "queue=\"requests\"";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Watches until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                await LookAsync(http, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run ended.
        }
    }

    /// <summary>Two numbers of a Prometheus text; null where one is not there.</summary>
    public static (int Depth, int Capacity)? Read(string metrics) =>
        Number(metrics, Depth) is { } depth && Number(metrics, Capacity) is > 0 and var capacity ? (depth, capacity) : null;

    private async Task LookAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            var metrics = await http.GetStringAsync(new Uri(agent, AgentRoutes.Metrics), stop).ConfigureAwait(false);
            if (Read(metrics) is var (depth, capacity))
            {
                journal.Append(new QueueSampled { Depth = depth, Capacity = capacity });
            }
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // No sample: the judge counts them.
        }
    }

    private static int? Number(string metrics, string name)
    {
        var line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(Requests, StringComparison.Ordinal));
        var words = line?[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var value, ..] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
