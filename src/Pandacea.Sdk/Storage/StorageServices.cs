using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Registers the parts that speak with storage nodes.</summary>
internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
            StorageOptionsValidator.Validated(provider.GetRequiredService<IOptions<PandaceaOptions>>().Value.Storage));
        services.TryAddSingleton<IAnswerChecks, AnswerChecks>();
        services.TryAddSingleton<IKuboNodes, KuboNodes>();
        services.TryAddSingleton(provider => new StorageMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<OwedPins>();
        services.TryAddSingleton<IStorageClient>(Client);
    }

    private static StorageClient Client(IServiceProvider provider)
    {
        var (options, nodes) = (provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<IKuboNodes>());
        var transfer = new Transfer(provider.GetRequiredService<StorageMetrics>(), provider.GetRequiredService<TimeProvider>());
        var owed = provider.GetRequiredService<OwedPins>();
        var ids = provider.GetRequiredService<ICallIds>();
        var pins = new UploadPins(provider.GetRequiredService<IAnswerChecks>(), ids, owed);
        var blocks = new NodeBlocks(nodes);
        return new(nodes, new Uploads(options, nodes, pins, transfer), new Downloads(options, blocks, ids), blocks, owed, transfer);
    }
}
