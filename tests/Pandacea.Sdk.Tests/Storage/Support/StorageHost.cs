using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;
using Pandacea.Sdk.Tests.Resilience;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>The SDK as a user gets it from the container, wired to the given nodes.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StorageHost(IEnumerable<Uri> nodes, Action<PandaceaOptions>? configure = null, TimeProvider? time = null, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IResilienceListener>(Events);
        replace?.Invoke(services);
        services.AddPandacea(options =>
        {
            options.Storage.ApiUrls = [.. nodes];
            options.Resilience.Seed = "test";
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Resilience.RetryBudgetTokens = 1_000_000;
            options.Resilience.CircuitFailThreshold = 1_000;
            options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(10);
            options.Chain.OutboxPath = Path.Combine(Path.GetTempPath(), "pandacea-tests", Guid.NewGuid().ToString("n"), "outbox.ndjson");
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public RecordedEvents Events { get; } = new();

    public IStorageClient Storage => _services.GetRequiredService<IStorageClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static StorageHost For(Uri node, Action<PandaceaOptions>? configure = null) => new([node], configure);

    public async Task<byte[]> DownloadAsync(Cid cid)
    {
        using var target = new MemoryStream();
        var written = await Storage.DownloadAsync(cid, target);
        Assert.Equal(target.Length, written);
        return target.ToArray();
    }

    public Task<ContentNode> UploadAsync(byte[] content, UploadOptions? options = null) => Storage.UploadAsync(new MemoryStream(content), options);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
