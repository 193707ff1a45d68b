using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pandacea.Agent.Http;
using Pandacea.Agent.Http.Catalogue;
using Pandacea.Protocol.Content;
using Pandacea.Sdk;
using Pandacea.Sdk.Storage;

namespace Pandacea.Agent.Content;

/// <summary>Stores the samples that the agent brings, waits where the IPFS node is not there, and measures whose sample can be had.</summary>
internal sealed class SampleKeeper : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ProductCatalogue _catalogue;
    private readonly IStorageClient _storage;
    private readonly TimeProvider _time;
    private readonly ILogger<SampleKeeper> _log;
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private int _retrievable;

    public SampleKeeper(ProductCatalogue catalogue, IStorageClient storage, TimeProvider time, IMeterFactory meters, ILogger<SampleKeeper> log)
    {
        (_catalogue, _storage, _time, _log) = (catalogue, storage, time, log);
        meters.Create(AgentMetrics.MeterName).CreateObservableGauge(
            "pandacea.products.retrievable", () => Volatile.Read(ref _retrievable), null, "Products whose sample could be fetched when it was last tried.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = 0;
            foreach (var cid in _catalogue.SampleCids)
            {
                found += await IsThereAsync(cid, stoppingToken).ConfigureAwait(false) ? 1 : 0;
            }

            if (Interlocked.Exchange(ref _retrievable, found) != found)
            {
                _log.LogInformation("Samples of {Found} products can be fetched.", found);
            }

            await Task.Delay(Pause, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsThereAsync(string cid, CancellationToken cancellationToken)
    {
        try
        {
            if (!_stored.Contains(cid) && _catalogue.Samples.TryGetValue(cid, out var sample))
            {
                await _storage.UploadAsync(new MemoryStream(sample), new() { Timeout = Longest }, cancellationToken).ConfigureAwait(false);
                _stored.Add(cid);
            }

            await _storage.DownloadAsync(Cid.Parse(cid), Stream.Null, new() { Timeout = Longest }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StorageException)
        {
            // Whoever looks after the node has lost it: it is stored again.
            _stored.Remove(cid);
            return false;
        }
        catch (Exception error) when (error is PandaceaException or OperationCanceledException)
        {
            return false;
        }
    }
}
