using System.Text.Json;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Chain;

/// <summary>JSON-RPC over HTTP to one or several URLs, asked in their order; each has a circuit of its own.</summary>
/// <remarks>A call that one URL could not answer goes to the next one. That is safe for
/// <c>eth_sendRawTransaction</c> too: the same signed bytes have their effect once, wherever they arrive.</remarks>
internal sealed class EvmRpc : IEvmRpc, IDisposable
{
    public const string Dependency = "evm";

    private readonly HttpClient _http;
    private readonly EvmEndpoint[] _endpoints;
    private long _lastId;

    public EvmRpc(ChainOptions options, UpstreamPipelineFactory pipelines, TimeProvider time)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = pipelines.Options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
        })
        {
            // The pipeline has the time-outs.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _endpoints = [.. options.RpcUrls.Select(url => new EvmEndpoint(
            url, _http, pipelines.GetOrCreate(Circuit(url, options.RpcUrls.Count)), options.ClientName, time))];
    }

    public async ValueTask<JsonElement> CallAsync(string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        ArgumentNullException.ThrowIfNull(parameters);
        var request = RpcRequest.Write(method, Interlocked.Increment(ref _lastId), parameters);
        var failures = new List<PandaceaException>(0);
        foreach (var endpoint in _endpoints)
        {
            try
            {
                return await endpoint.CallAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (UpstreamException error) when (error is { Failure.Error: RpcError, Kind: FailureKind.Rejected or FailureKind.Reverted })
            {
                throw new EvmRpcException(method, (RpcError)error.Failure.Error, error)
                {
                    MayHaveTakenEffect = error.MayHaveTakenEffect || failures.Any(earlier => earlier.MayHaveTakenEffect),
                };
            }
            catch (PandaceaException error) when (_endpoints.Length > 1)
            {
                failures.Add(error);
            }
        }

        throw new AllEndpointsFailedException(failures);
    }

    public void Dispose() => _http.Dispose();

    private static string Circuit(Uri url, int urls) => urls == 1 ? Dependency : $"{Dependency}/{url.Host}:{url.Port}";
}
