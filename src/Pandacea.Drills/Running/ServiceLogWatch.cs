using System.Globalization;
using System.Text.Json;
using Pandacea.Stack;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Follows what a service of the stack says from the beginning of the run, and takes into the journal what judges need.</summary>
public sealed class ServiceLogWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string _service;
    private readonly LogReader _log;
    private readonly IJournal _journal;
    private readonly TimeProvider _time;

    /// <param name="service">Who says it.</param>
    /// <param name="path">The file; what it holds now is older than the run.</param>
    /// <param name="journal">Where it goes.</param>
    /// <param name="time">The clock.</param>
    public ServiceLogWatch(string service, string path, IJournal journal, TimeProvider time)
        => (_service, _log, _journal, _time) = (service, LogReader.FromEnd(path), journal, time);

    /// <summary>Follows until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                Look();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Look();
        }
    }

    private void Look()
    {
        foreach (var line in _log.New())
        {
            Take(line);
        }
    }

    private void Take(string line)
    {
        try
        {
            using var said = JsonDocument.Parse(line);
            if (said.RootElement.ValueKind == JsonValueKind.Object && ServiceEvents.Translate(_service, said.RootElement, At(said.RootElement)) is { } record)
            {
                _journal.Append(record);
            }
        }
        catch (JsonException)
        {
            // What is no event is for people.
        }
    }

    private long At(JsonElement said)
    {
        var age = said.TryGetProperty("timestamp", out var text) && text.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var at)
            ? _time.GetUtcNow() - at
            : TimeSpan.Zero;
        return Math.Max(1, _journal.Now - (long)(age.TotalMilliseconds * 1e6));
    }
}
