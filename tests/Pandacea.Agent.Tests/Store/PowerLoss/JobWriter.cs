using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Hosting;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>The process that a power cut ends: jobs are handed in and carried out by many at once; a line for each acceptance and each end that was acknowledged, with the instant.</summary>
internal static class JobWriter
{
    public const string Name = "job-writer";
    private const int StoreFailed = 3;

    /// <param name="arguments">The store's file, the round, when SQLite flushes.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new SqliteStoreOptions { Path = arguments[0], Synchronous = Enum.Parse<SynchronousLevel>(arguments[2]) };
        try
        {
            await using var store = SqliteAgentStore.Open(options, TimeProvider.System);
            await store.Jobs.CheckLedgerAsync(default);
            await using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
            using var watch = new JobWatch(new JsonEventLog(TextWriter.Null, TimeProvider.System), meters.GetRequiredService<IMeterFactory>());
            var limits = new JobOptions { Quota = int.MaxValue, Budget = 1_000_000, Lease = TimeSpan.FromMinutes(1) };
            var queue = new JobQueue(store.Jobs, limits, watch, () => 0.5, TimeProvider.System);
            await queue.ResumeAsync(default);
            await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(writer => new[] { AcceptAsync(queue, arguments[1] + "-" + writer), WorkAsync(queue) }));
        }
        catch (StoreException)
        {
            // The disk is gone: nothing more is acknowledged.
        }

        return StoreFailed;
    }

    private static async Task AcceptAsync(JobQueue queue, string name)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{name}-{i}";
            await queue.AcceptAsync(SampleJobs.Job(id, TimeProvider.System.GetUtcNow(), 0.001), SampleJobs.Key(id), new StoredAnswer(202, id), default);
            Tell("accepted:" + id);
        }
    }

    private static async Task WorkAsync(JobQueue queue)
    {
        while (true)
        {
            if (await queue.ClaimAsync("worker", default) is not { } job)
            {
                await Task.Yield();
                continue;
            }

            await queue.ResultAsync(job.JobId, SampleJobs.Complete(job), default);
            Tell("complete:" + job.JobId);
        }
    }

    private static void Tell(string what)
    {
        lock (Console.Out)
        {
            Console.Out.Write($"{what} {TimeProvider.System.GetTimestamp()}\n");
            Console.Out.Flush();
        }
    }
}
