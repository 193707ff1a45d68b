using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Hosting;

namespace Pandacea.Bench.Jobs;

/// <summary>The agent's queue on a store of its own.</summary>
internal sealed class OwnQueue : IAsyncDisposable
{
    private const int Workers = 16;
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly SqliteAgentStore _store;
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly JobWatch _watch;

    private OwnQueue(string folder)
    {
        _store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = Path.Combine(folder, "agent.db") }, Time);
        _watch = new JobWatch(new JsonEventLog(TextWriter.Null, Time), _meters.GetRequiredService<IMeterFactory>());
        Queue = new JobQueue(_store.Jobs, new JobOptions { Quota = int.MaxValue, Budget = 1_000_000, Lease = TimeSpan.FromMinutes(1) }, _watch, () => 0.5, Time);
    }

    public JobQueue Queue { get; }

    /// <summary>Opens it as the agent does: the ledger is checked, leases run anew.</summary>
    public static async Task<OwnQueue> OpenAsync(string folder)
    {
        var queue = new OwnQueue(folder);
        if (await queue._store.Jobs.CheckLedgerAsync(default) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        await queue.Queue.ResumeAsync(default);
        return queue;
    }

    /// <summary>Jobs in a second, from the first acceptance to the last acknowledged result.</summary>
    public static async Task<double> MeasureAsync(int jobs, double epsilon)
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-bench-").FullName;
        await using (var queue = await OpenAsync(folder))
        {
            var began = Time.GetTimestamp();
            var left = jobs;
            var producers = Enumerable.Range(0, Workers).Select(producer => Task.Run(() => queue.AcceptAsync(producer.ToString(), jobs / Workers, epsilon)));
            var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(queue, () => Interlocked.Decrement(ref left) <= 0, () => Volatile.Read(ref left) <= 0)));
            await Task.WhenAll([.. producers, .. workers]);
            var rate = jobs / Time.GetElapsedTime(began).TotalSeconds;
            Directory.Delete(folder, recursive: true);
            return rate;
        }
    }

    public async Task AcceptAsync(string name, int count, double epsilon)
    {
        for (var i = 0; i < count; i++)
        {
            var id = $"{name}-{i}";
            await Queue.AcceptAsync(SampleJobs.Job(id, Time.GetUtcNow(), epsilon, signer: name), SampleJobs.Key(id, signer: name), SampleJobs.Answer, default);
        }
    }

    /// <summary>One job, run and acknowledged; false if none was ready.</summary>
    public async Task<bool> OneAsync()
    {
        if (await Queue.ClaimAsync("worker", default) is not { } job)
        {
            return false;
        }

        var answer = await Queue.ResultAsync(job.JobId, SampleJobs.Complete(job), default);
        return answer.Verdict == ReportVerdict.Current ? true : throw new InvalidOperationException($"{job}: {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _meters.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static async Task WorkAsync(OwnQueue queue, Func<bool> done, Func<bool> over)
    {
        while (!over())
        {
            var work = queue._watch.Work.Next;
            if (await queue.OneAsync())
            {
                if (done())
                {
                    queue._watch.Work.Set();
                }
            }
            else if (!over())
            {
                await work;
            }
        }
    }
}
