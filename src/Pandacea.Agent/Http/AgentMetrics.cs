using System.Diagnostics.Metrics;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Http.Catalogue;

namespace Pandacea.Agent.Http;

/// <summary>The agent's own metrics.</summary>
internal sealed class AgentMetrics : IDisposable
{
    public const string MeterName = "Pandacea.Agent";
    private static readonly KeyValuePair<string, object?> Requests = new("queue", "requests");

    private readonly Meter _meter;
    private readonly Counter<long> _refused;

    public AgentMetrics(IMeterFactory factory, AdmissionQueue queue, ProductCatalogue catalogue)
    {
        _meter = factory.Create(MeterName);
        _refused = _meter.CreateCounter<long>("pandacea.requests.refused", null, "Requests refused, by reason.");
        _meter.CreateObservableGauge("pandacea.queue.depth", () => new Measurement<int>(queue.Depth, Requests), null, "Places taken.");
        _meter.CreateObservableGauge("pandacea.queue.capacity", () => new Measurement<int>(queue.Capacity, Requests), null, "Places there are.");
        _meter.CreateObservableGauge(
            "pandacea.queue.utilization", () => new Measurement<double>((double)queue.Depth / queue.Capacity, Requests), null, "Places taken over places.");
        _meter.CreateObservableGauge("pandacea.queue.limit", () => new Measurement<int>(queue.Limit, Requests), null, "How many may run at once now.");
        _meter.CreateObservableGauge("pandacea.products.listed", () => catalogue.Count, null, "Products in the catalogue.");
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();
}
