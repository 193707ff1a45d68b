using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pandacea.Sdk.Resilience;

/// <summary>Keeps one <see cref="UpstreamPipeline"/> for each upstream endpoint.</summary>
/// <remarks>Thread safe. A singleton of the container, see <see cref="ResilienceServices.AddPandaceaResilience"/>.</remarks>
public sealed class UpstreamPipelineFactory : IDisposable
{
    private readonly Dictionary<string, UpstreamPipeline> _pipelines = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly IServiceProvider _services;

    internal UpstreamPipelineFactory(IServiceProvider services)
    {
        _services = services;
        Options = services.GetRequiredService<IOptions<ResilienceOptions>>().Value;
        ResilienceOptionsValidator.ThrowIfAny(ResilienceOptionsValidator.Errors(Options));
    }

    /// <summary>The options in effect.</summary>
    public ResilienceOptions Options { get; }

    /// <summary>The pipelines made so far.</summary>
    public IReadOnlyList<UpstreamPipeline> Pipelines
    {
        get
        {
            lock (_gate)
            {
                return [.. _pipelines.Values];
            }
        }
    }

    /// <summary>The pipeline of an upstream, made at the first request for it.</summary>
    /// <param name="circuit">Name of its circuit: <c>evm</c>, or <c>evm/host:port</c> where a dependency has several endpoints.</param>
    public UpstreamPipeline GetOrCreate(string circuit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(circuit);
        lock (_gate)
        {
            if (!_pipelines.TryGetValue(circuit, out var pipeline))
            {
                pipeline = new UpstreamPipeline(circuit, Options, Parts());
                _services.GetRequiredService<ResilienceMetrics>().Watch(pipeline);
                _pipelines.Add(circuit, pipeline);
            }

            return pipeline;
        }
    }

    /// <summary>Ends the probing of all pipelines.</summary>
    public void Dispose()
    {
        foreach (var pipeline in Pipelines)
        {
            pipeline.Dispose();
        }
    }

    private UpstreamParts Parts()
    {
        var metrics = _services.GetRequiredService<ResilienceMetrics>();
        return new UpstreamParts(
            _services.GetRequiredService<IBackoff>(),
            _services.GetRequiredService<IRetryBudget>(),
            _services.GetRequiredService<ICallIds>(),
            [metrics, .. _services.GetServices<IResilienceListener>()],
            metrics,
            _services.GetRequiredService<TimeProvider>());
    }
}
