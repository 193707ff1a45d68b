using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pandacea.Sdk.Resilience;

/// <summary>The metrics of all upstreams; the event counters are fed as a listener is.</summary>
internal sealed class ResilienceMetrics : IResilienceListener, IDisposable
{
    public const string MeterName = "Pandacea.Sdk";

    private static readonly CircuitState[] States = Enum.GetValues<CircuitState>();

    private readonly ConcurrentBag<UpstreamPipeline> _watched = [];
    private readonly Meter _meter;
    private readonly Histogram<double> _requests;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _delays;
    private readonly Histogram<double> _recoveryDurations;
    private readonly Counter<long> _recoveries;

    public ResilienceMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _requests = _meter.CreateHistogram<double>("pandacea.dependency.request.duration", "s", "Duration of the attempts.");
        _meter.CreateObservableGauge("pandacea.dependency.up", Ups, "{dependency}", "1 if the dependency answered when it was last tried.");
        _meter.CreateObservableGauge("pandacea.circuit.state", CircuitStates, "{circuit}", "1 for the state that the circuit is in.");
        _transitions = _meter.CreateCounter<long>("pandacea.circuit.transitions", "{transition}", "Changes of state.");
        _retries = _meter.CreateCounter<long>("pandacea.retry.attempts", "{retry}", "Retries scheduled.");
        _delays = _meter.CreateHistogram<double>("pandacea.retry.delay", "s", "Waits before retries.");
        _recoveryDurations = _meter.CreateHistogram<double>("pandacea.recovery.duration", "s", "From the opening of a circuit to its closing.");
        _recoveries = _meter.CreateCounter<long>("pandacea.recoveries", "{recovery}", "Trials of half-open circuits.");
    }

    /// <summary>Whether anybody wants <see cref="Requested"/>.</summary>
    public bool TimesRequests => _requests.Enabled;

    public void Watch(UpstreamPipeline pipeline) => _watched.Add(pipeline);

    public void Requested(string circuit, string operation, string outcome, TimeSpan duration) => _requests.Record(
        duration.TotalSeconds,
        new TagList { { "dependency", CircuitName.Dependency(circuit) }, { "operation", operation }, { "outcome", outcome } });

    public void On(ResilienceEvent happened)
    {
        switch (happened)
        {
            case RetryAttempt retry:
                _retries.Add(1, OfCircuit(retry));
                _delays.Record(retry.Delay.TotalSeconds, OfCircuit(retry));
                break;
            case CircuitOpened opened:
                Moved(opened, CircuitState.Open);
                if (opened.Reason == CircuitOpened.HalfOpenFailed)
                {
                    Recovered(opened, "failed");
                }

                break;
            case CircuitHalfOpened:
                Moved(happened, CircuitState.HalfOpen);
                break;
            case CircuitClosed:
                Moved(happened, CircuitState.Closed);
                break;
            case RecoveryAchieved recovery:
                Recovered(recovery, "recovered");
                var tags = OfCircuit(recovery);
                tags.Add("measured_from", "detection");
                _recoveryDurations.Record(recovery.Duration.TotalSeconds, tags);
                break;
        }
    }

    public void Dispose() => _meter.Dispose();

    private static TagList OfCircuit(ResilienceEvent happened) =>
        new() { { "dependency", CircuitName.Dependency(happened.Circuit) }, { "circuit", happened.Circuit } };

    private void Moved(ResilienceEvent happened, CircuitState to) =>
        _transitions.Add(1, new TagList { { "circuit", happened.Circuit }, { "to", CircuitName.Of(to) } });

    private void Recovered(ResilienceEvent happened, string outcome)
    {
        var tags = OfCircuit(happened);
        tags.Add("outcome", outcome);
        _recoveries.Add(1, tags);
    }

    private IEnumerable<Measurement<int>> Ups() => _watched.Select(pipeline => new Measurement<int>(
        pipeline.IsUp ? 1 : 0,
        new("dependency", CircuitName.Dependency(pipeline.Circuit)),
        new("circuit", pipeline.Circuit)));

    private IEnumerable<Measurement<int>> CircuitStates()
    {
        foreach (var pipeline in _watched)
        {
            var current = pipeline.State;
            foreach (var state in States)
            {
                yield return new(current == state ? 1 : 0, new("circuit", pipeline.Circuit), new("state", CircuitName.Of(state)));
            }
        }
    }
}
