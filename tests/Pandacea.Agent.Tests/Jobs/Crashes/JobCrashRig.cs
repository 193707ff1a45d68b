using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Pandacea.Agent.Tests.Store;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>A real agent and two stand-in workers, killed and paused at random instants in fast succession while small jobs go through; then everything is counted.</summary>
internal sealed class JobCrashRig : IAsyncDisposable
{
    private const int Spenders = 4;
    private const int JobMs = 20;
    private const int LeaseMs = 1000;
    private const int LongestGapMs = 150;
    private const int FewestJobs = 20;
    private static readonly TimeSpan SettleWithin = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-jobs-").FullName;
    private readonly SeedStream _random;
    private readonly int[] _ports;
    private readonly ConcurrentBag<string> _accepted = [];
    private readonly OwnProcess[] _running = new OwnProcess[3];
    private readonly Task[] _starting = [Task.CompletedTask, Task.CompletedTask, Task.CompletedTask];
    private JobSpender? _spender;

    public JobCrashRig(string seed) => (_random, _ports) = (SeedStream.Derive(seed, "job-crashes"), [.. Enumerable.Range(0, 4).Select(_ => FreePort.Next())]);

    public async Task<JobAudit> RunAsync(int points, Action<int, int>? told = null)
    {
        await StartAsync(0);
        await StartAsync(1);
        await StartAsync(2);
        using var stop = new CancellationTokenSource();
        var spenders = Enumerable.Range(0, Spenders).Select(spender => SpendAsync(spender, stop.Token)).ToArray();
        for (var point = 1; point <= points; point++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_random.NextInt(LongestGapMs)), TimeProvider.System);
            await StrikeAsync();
            told?.Invoke(point, _accepted.Count);
        }

        await Task.WhenAll(_starting);
        await UntilAsync(() => _accepted.Count >= FewestJobs);
        await stop.CancelAsync();
        await Task.WhenAll(spenders);
        await SettleAsync();
        await _running[0].StopAsync();
        return JobAudit.Of(Path.Combine(_folder, AgentFiles.Store), [.. _accepted]);
    }

    public async ValueTask DisposeAsync()
    {
        _spender?.Dispose();
        foreach (var process in _running)
        {
            process?.Dispose();
        }

        await Task.CompletedTask;
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One time in ten a worker is paused beyond its lease and goes on as a zombie; else somebody is killed and started again, while the next one may be struck.</summary>
    private async Task StrikeAsync()
    {
        while (true)
        {
            var victim = _random.NextInt(_running.Length);
            if (!_starting[victim].IsCompleted)
            {
                await Task.WhenAny(_starting.Where(start => !start.IsCompleted));
                continue;
            }

            await _starting[victim];
            _starting[victim] = victim > 0 && _random.NextInt(10) == 0 && !OperatingSystem.IsWindows()
                ? _running[victim].PauseAsync(TimeSpan.FromMilliseconds(LeaseMs * 1.2))
                : RestartAsync(victim);
            return;
        }
    }

    private async Task RestartAsync(int victim)
    {
        await _running[victim].KillAsync();
        _running[victim].Dispose();
        await StartAsync(victim);
    }

    private async Task StartAsync(int index)
    {
        string[] agent = [JobAgentProgram.Name, _folder, Text(_ports[0]), Text(_ports[1]), $"{Url(_ports[2])},{Url(_ports[3])}", Text(LeaseMs)];
        string[] worker = [StandInProgram.Name, Text(_ports[index + 1]), Url(_ports[1]), Text(JobMs)];
        (_running[index], var line) = await OwnProcess.StartAsync(index == 0 ? agent : worker);
        _spender ??= new JobSpender(Url(_ports[0]), JsonDocument.Parse(line).RootElement.GetProperty("peer_id").GetString()!);
    }

    /// <summary>Hands in one job after the other, each again and again under its key until it is accepted.</summary>
    private async Task SpendAsync(int spender, CancellationToken cancellationToken)
    {
        for (var i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            if (await _spender!.SubmitAsync($"key-{spender}-{i}", cancellationToken) is { } id)
            {
                _accepted.Add(id);
            }
        }
    }

    /// <summary>Until all have ended, or for so long none more: how many there are to wait for depends on the machine.</summary>
    private async Task SettleAsync()
    {
        for (var (left, before) = (Open(), long.MaxValue); left > 0 && left < before;)
        {
            (before, var seen) = (left, left);
            await UntilAsync(() => (left = Open()) == 0 || left < seen);
        }
    }

    private long Open() => long.Parse(
        StoreRows.Read(Path.Combine(_folder, AgentFiles.Store), "SELECT COUNT(*) FROM audit_jobs WHERE ended_at IS NULL")[0], CultureInfo.InvariantCulture);

    /// <summary>Waits, but not for ever: what did not come to pass is found afterwards.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition() && TimeProvider.System.GetElapsedTime(began) < SettleWithin)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Url(int port) => $"http://127.0.0.1:{port}/";
}
