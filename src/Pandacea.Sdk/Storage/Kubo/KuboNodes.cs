using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <inheritdoc/>
internal sealed class KuboNodes : IKuboNodes, IDisposable
{
    public const string Dependency = "ipfs";

    private readonly HttpMessageInvoker _http;

    public KuboNodes(StorageOptions options, UpstreamPipelineFactory pipelines, IAnswerChecks checks, TimeProvider time)
    {
        var handler = UpstreamHttp.NewHandler(pipelines.Options);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.UseProxy = false;
        _http = new(handler);
        All = [.. options.ApiUrls.Select(url => new KuboNode(
            new KuboTransport(url, _http, pipelines.GetOrCreate(Circuit(url, options.ApiUrls.Count)), options.ClientName, checks, time), checks))];
    }

    public IReadOnlyList<IKuboNode> All { get; }

    public void Dispose() => _http.Dispose();

    private static string Circuit(Uri url, int urls) => urls == 1 ? Dependency : $"{Dependency}/{url.Host}:{url.Port}";
}
