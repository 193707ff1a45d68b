using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Tests.Resilience;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>Storage goes through the same pipelines as everything else.</summary>
public sealed class StorageResilienceTests : IAsyncLifetime
{
    private StorageNode _node = null!;
    private NodeFront _front = null!;

    public async Task InitializeAsync()
    {
        _node = await StorageNode.StartAsync();
        _front = new(_node.Url);
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    [Trait("Requirement", "S46")]
    public async Task An_open_circuit_sends_nothing_until_its_probe_is_answered()
    {
        await using var host = StorageHost.For(_front.Url, options =>
        {
            (options.Resilience.MaxRetries, options.Resilience.CircuitFailThreshold) = (0, 1);
            options.Resilience.ProbeInterval = TimeSpan.FromMilliseconds(10);
        });
        _front.OnRequest = _ => null;
        await Assert.ThrowsAsync<UpstreamException>(() => host.UploadAsync([1]));
        var error = await Assert.ThrowsAsync<CircuitOpenException>(() => host.UploadAsync([1]));
        Assert.Equal("ipfs", error.Circuit);
        Assert.Equal(1, _front.Seen.Count(request => request.Header("Pandacea-Probe") is null));

        _front.OnRequest = request => request;
        Assert.Equal("probe", (await host.Events.FirstAsync<CircuitHalfOpened>()).By);
        Assert.All(_front.Seen.Skip(1), request => Assert.Equal(("version", "circuit"), (request.Command, request.Header("Pandacea-Probe"))));
        await host.UploadAsync([1]);
        Assert.Equal("ipfs", (await host.Events.FirstAsync<RecoveryAchieved>()).Circuit);
    }

    [Fact]
    [Trait("Requirement", "S38")]
    public async Task Uploads_and_downloads_are_repeated_with_growing_delays()
    {
        var time = new DrivenTime();
        await using var host = new StorageHost([_front.Url], options => options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(100), time);
        await using var direct = StorageHost.For(_node.Url);
        var stored = await direct.UploadAsync(Bytes.Of(100));
        _front.OnRequest = _ => null;
        await Assert.ThrowsAsync<UpstreamException>(() => time.DriveAsync(new ValueTask<byte[]>(host.DownloadAsync(stored.Cid))));
        await Assert.ThrowsAsync<UpstreamException>(() => time.DriveAsync(new ValueTask<Protocol.Content.ContentNode>(host.UploadAsync(Bytes.Of(100)))));

        foreach (var call in host.Events.Of<RetryAttempt>().GroupBy(retry => retry.Call))
        {
            Assert.Equal([100, 200, 400, 800, 1600], call.Select(retry => retry.Nominal.TotalMilliseconds));
        }

        Assert.Equal((6, 6), (_front.Count("block/get"), _front.Count("block/put")));
    }

    [Fact]
    [Trait("Requirement", "S45")]
    public async Task Transfers_are_counted_by_direction_and_outcome()
    {
        var seen = new List<string>();
        await using var host = new StorageHost([_front.Url], options => options.Resilience.MaxRetries = 0, replace: services => services.AddSingleton<IMeterFactory, OwnMeters>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name == "pandacea.storage.transfers" && ReferenceEquals(instrument.Meter.Scope, host.Get<IMeterFactory>()))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => seen.Add($"{tags[0].Value} {tags[1].Value} {count}"));
        listener.Start();

        var stored = await host.UploadAsync([1]);
        await host.DownloadAsync(stored.Cid);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Storage.DownloadAsync(stored.Cid, Stream.Null, cancellationToken: stop.Token));
        _front.OnRequest = _ => null;
        await Assert.ThrowsAsync<UpstreamException>(() => host.UploadAsync([1]));
        Assert.Equal(["upload ok 1", "download ok 1", "download cancelled 1", "upload failed 1"], seen);
    }

    [Fact]
    public async Task What_the_node_refuses_for_good_is_asked_once()
    {
        await using var host = StorageHost.For(_front.Url);
        _front.OnRequest = request => request with { Head = request.Head.Replace("block/put", "nothing", StringComparison.Ordinal) };
        var error = await Assert.ThrowsAsync<UpstreamException>(() => host.UploadAsync([1]));
        Assert.Equal((404, 1), (error.Status, error.Attempts));
    }

    private sealed class OwnMeters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}
