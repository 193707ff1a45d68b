using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>Uploads and downloads by turns, each with one of its answers spoilt at random.</summary>
internal sealed class DamageRun(string seed, IAnswerChecks? checks = null)
{
    private const int Workers = 4;

    // Code that runs for the first time is slow; its bytes count, its time does not.
    private const int Untimed = 40;
    private static readonly FileLayout Layout = new() { ChunkSize = 600, MaxLinks = 4 };

    private readonly DamageReport _report = new();
    private readonly List<string> _acknowledged = [];
    private StorageNode _node = null!;
    private int _next;

    /// <summary>Carries out so many operations.</summary>
    public async Task<DamageReport> RunAsync(int operations)
    {
        await using var node = _node = await StorageNode.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(operations)));
        foreach (var pinned in (await node.PinsAsync()).Keys.Except(_acknowledged))
        {
            _report.IsWrong($"{pinned} is pinned without an acknowledgement");
        }

        return _report;
    }

    private async Task WorkAsync(int operations)
    {
        await using var front = new NodeFront(_node.Url);
        await using var direct = StorageHost.For(_node.Url);
        await using var host = new StorageHost([front.Url], Configure, replace: services =>
        {
            if (checks is not null)
            {
                services.AddSingleton(checks);
            }
        });
        for (int i; (i = Interlocked.Increment(ref _next)) <= operations;)
        {
            var name = i.ToString(CultureInfo.InvariantCulture);
            var random = SeedStream.Derive(seed, name);
            var content = Bytes.Of(random.NextInt(4000), name);
            var damage = new Damage(random);
            if (i % 2 == 0)
            {
                var stored = await direct.UploadAsync(content, new() { Layout = Layout });
                Acknowledged(stored.Cid);
                front.OnAnswer = damage.Strike;
                await DownloadAsync(host, stored.Cid, content, damage, i);
            }
            else
            {
                front.OnAnswer = damage.Strike;
                await UploadAsync(host, content, damage, i);
            }

            front.OnAnswer = (_, answer) => new(answer);
        }

        await host.Storage.SettleAsync();
    }

    private static void Configure(PandaceaOptions options)
    {
        var resilience = options.Resilience;
        (resilience.MaxRetries, resilience.ConnectTimeout, resilience.AttemptTimeout) = (2, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.3));
        resilience.CircuitFailThreshold = int.MaxValue;
        options.Storage.ParallelBlocks = 2;
    }

    private async Task UploadAsync(StorageHost host, byte[] content, Damage damage, int number)
    {
        var stored = await MeasureAsync(host, damage, number, () => host.UploadAsync(content, new() { Layout = Layout, Timeout = damage.Limit, UnpinOnFailure = true }));
        if (stored is null)
        {
            return;
        }

        Acknowledged(stored.Cid);
        if (!(await _node.PinsAsync()).ContainsKey(stored.Cid.ToString()) || !(await _node.CatAsync(stored.Cid)).AsSpan().SequenceEqual(content))
        {
            _report.IsWrong($"upload {number} ({damage.Kind}): acknowledged, but not there");
        }
    }

    private async Task DownloadAsync(StorageHost host, Cid cid, byte[] content, Damage damage, int number)
    {
        using var target = new MemoryStream();
        var whole = await MeasureAsync(host, damage, number, async () =>
        {
            await host.Storage.DownloadAsync(cid, target, new() { Timeout = damage.Limit });
            return target;
        });
        if ((whole is not null && target.Length != content.Length) || !content.AsSpan().StartsWith(target.ToArray()))
        {
            _report.IsWrong($"download {number} ({damage.Kind}): wrong bytes came out");
        }
    }

    private async Task<T?> MeasureAsync<T>(StorageHost host, Damage damage, int number, Func<Task<T>> operation)
        where T : class
    {
        var before = host.Events.Of<RetryAttempt>().Count;
        var began = TimeProvider.System.GetTimestamp();
        var plain = PlainTimerAsync(damage.Limit, began);
        T? result = null;
        try
        {
            result = await operation().WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (PandaceaException)
        {
            // It says that it failed.
        }
        catch (Exception error)
        {
            _report.IsWrong($"{number} ({damage.Kind}): {error}");
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        var allowed = took > damage.Limit ? Max(damage.Limit, await plain) : damage.Limit;
        _report.Add(damage, number, result is not null, host.Events.Of<RetryAttempt>().Count > before, number <= Untimed ? 0 : took / allowed);
        return result;
    }

    // What a timer of the same length takes at the same time: on a busy machine that is longer.
    private static async Task<TimeSpan> PlainTimerAsync(TimeSpan limit, long began)
    {
        await Task.Delay(limit);
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void Acknowledged(Cid cid)
    {
        lock (_acknowledged)
        {
            _acknowledged.Add(cid.ToString());
        }
    }
}
