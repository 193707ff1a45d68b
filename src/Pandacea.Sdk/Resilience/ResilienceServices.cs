using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Pandacea.Sdk.Resilience;

/// <summary>Registers the resilience pipelines in a container.</summary>
public static class ResilienceServices
{
    /// <summary>Adds <see cref="UpstreamPipelineFactory"/> and what it needs; each part can be replaced in the container.</summary>
    /// <param name="services">The container to be.</param>
    /// <param name="configure">Sets options, for example with <see cref="ResilienceOptions.ReadEnvironment"/>.</param>
    public static IServiceCollection AddPandaceaResilience(this IServiceCollection services, Action<ResilienceOptions>? configure = null)
    {
        var options = services.AddOptions<ResilienceOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallIds>(_ => new CountedCallIds(RandomName.New()));
        services.TryAddSingleton<IJitter>(provider => SeededJitter.From(provider.GetRequiredService<IOptions<ResilienceOptions>>()));
        services.TryAddSingleton<IBackoff, ExponentialBackoff>();

        // Transient: each upstream has a budget of its own.
        services.TryAddTransient<IRetryBudget, TokenBudget>();
        services.TryAddSingleton(provider => new ResilienceMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => new UpstreamPipelineFactory(provider));
        return services;
    }
}
