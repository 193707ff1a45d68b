using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Store;
using Pandacea.Hosting;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>A queue on a real store, on a fake clock, that can be closed and opened again.</summary>
internal sealed class TempQueue : IAsyncDisposable
{
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly JobOptions _options;
    private readonly StringWriter _log = new();

    private TempQueue(JobOptions options) => _options = options;

    public TempStore Temp { get; } = new();

    public JobQueue Queue { get; private set; } = null!;

    public IJobStore Jobs => Temp.Store.Jobs;

    /// <summary>What was logged.</summary>
    public string LogText => _log.ToString();

    public DateTimeOffset Now => Temp.Time.GetUtcNow();

    public static async Task<TempQueue> StartAsync(JobOptions? options = null)
    {
        var queue = new TempQueue(options ?? new JobOptions { Quota = 1000 });
        await queue.BeginAsync();
        return queue;
    }

    public async Task ReopenAsync()
    {
        await Temp.ReopenAsync();
        await BeginAsync();
    }

    public async Task<JobAcceptance> AcceptAsync(string id, double epsilon = 0.1, int priority = 1, string signer = "peer-1") =>
        await Queue.AcceptAsync(SampleJobs.Job(id, Now, epsilon, priority, signer), SampleJobs.Key(id, signer: signer), SampleJobs.Answer, default);

    public async Task<StoredJob> ClaimedAsync(string worker = "worker") => (await Queue.ClaimAsync(worker, default))!;

    public async Task<StoredJob> FindAsync(string id) => (await Jobs.FindAsync(id, default))!;

    /// <summary>The states that a job went through, with the attempt.</summary>
    public async Task<string> HistoryAsync(string id) =>
        string.Join(' ', (await Jobs.ShowAsync(id, default))!.Value.History.Select(entry => $"{entry.State}{entry.Attempt}"));

    /// <summary>Moves the clock, and takes back what is due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Temp.Time.Advance(time);
        while (!await Queue.SweepAsync(default))
        {
        }
    }

    /// <summary>Kinds and amounts of the ledger's entries.</summary>
    public async Task<string> LedgerAsync() =>
        string.Join(' ', (await Jobs.LedgerAsync(default)).Select(entry => $"{entry.Kind}:{entry.JobId}:{PrivacyUnits.ToEpsilon(entry.Amount)}"));

    public async ValueTask DisposeAsync()
    {
        await _meters.DisposeAsync();
        await Temp.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        await Jobs.CheckLedgerAsync(default);
        var watch = new JobWatch(new JsonEventLog(_log, Temp.Time), _meters.GetRequiredService<IMeterFactory>());
        Queue = new JobQueue(Jobs, _options, watch, () => 0.5, Temp.Time);
        await Queue.ResumeAsync(default);
    }
}
