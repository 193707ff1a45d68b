using System.Diagnostics.Metrics;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Chain;

/// <summary>Counts transactions by their outcome.</summary>
internal sealed class TransactionMetrics : IDisposable
{
    public const string Name = "pandacea.transactions";

    private readonly Meter _meter;

    public TransactionMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(ResilienceMetrics.MeterName) ?? new Meter(ResilienceMetrics.MeterName);
        Counter = _meter.CreateCounter<long>(Name, "{transaction}", "Transactions that a node took, and what became of them.");
    }

    public Counter<long> Counter { get; }

    public void Submitted() => Add("submitted");

    /// <summary>Counts a transaction that is final on the chain; one that reverted has failed.</summary>
    public void Settled(bool succeeded) => Add(succeeded ? "confirmed" : "failed");

    public void Dispose() => _meter.Dispose();

    private void Add(string outcome) => Counter.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
