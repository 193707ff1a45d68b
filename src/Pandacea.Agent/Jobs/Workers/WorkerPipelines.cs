using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pandacea.Hosting;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Agent.Jobs.Workers;

/// <summary>A circuit for each worker. No call is repeated here: the queue offers the job again, perhaps to somebody else.</summary>
internal sealed class WorkerPipelines : IAsyncDisposable
{
    // A worker that is back is wanted soon.
    private static readonly TimeSpan ProbeAtLeastEvery = TimeSpan.FromMilliseconds(250);

    private readonly ServiceProvider _services;

    public WorkerPipelines(
        ResilienceOptions usual, TimeProvider time, IMeterFactory meters, IResilienceListener listener, IEnumerable<IPostConfigureOptions<ResilienceOptions>> lastWords)
    {
        var services = new ServiceCollection().AddSingleton(time).AddSingleton(meters).AddSingleton(listener);
        services.AddPandaceaResilience(options =>
        {
            options.MaxRetries = 0;
            options.CircuitFailThreshold = usual.CircuitFailThreshold;
            options.CircuitReset = usual.CircuitReset;
            options.ProbeInterval = usual.ProbeInterval < ProbeAtLeastEvery ? usual.ProbeInterval : ProbeAtLeastEvery;
            options.ConnectTimeout = usual.ConnectTimeout;
            options.AttemptTimeout = usual.AttemptTimeout;
            options.TotalTimeout = usual.TotalTimeout;
            options.Seed = usual.Seed;
            foreach (var last in lastWords)
            {
                last.PostConfigure(Options.DefaultName, options);
            }
        });
        _services = services.BuildServiceProvider();
    }

    private UpstreamPipelineFactory Factory => _services.GetRequiredService<UpstreamPipelineFactory>();

    public WorkerLink Link(Uri url, int workers, StackSecret? secret, TimeProvider time) =>
        new(url, Factory.GetOrCreate(workers == 1 ? "compute" : $"compute/{url.Authority}"), Factory.Options, secret, time);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
