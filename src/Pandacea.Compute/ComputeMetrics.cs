using System.Diagnostics.Metrics;

namespace Pandacea.Compute;

/// <summary>The worker's own metrics.</summary>
internal sealed class ComputeMetrics : IDisposable
{
    public const string MeterName = "Pandacea.Compute";

    private readonly Meter _meter;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _checkpoints;
    private readonly UpDownCounter<int> _active;

    public ComputeMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _attempts = _meter.CreateCounter<long>("pandacea.worker.attempts", null, "Attempts of jobs, by outcome.");
        _checkpoints = _meter.CreateCounter<long>("pandacea.worker.checkpoints", null, "Checkpoints that the agent knows of.");
        _active = _meter.CreateUpDownCounter<int>("pandacea.worker.active", null, "Attempts under way.");
    }

    public void Started() => _active.Add(1);

    public void Ended(string outcome)
    {
        _active.Add(-1);
        _attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    public void Checkpointed() => _checkpoints.Add(1);

    public void Dispose() => _meter.Dispose();
}
