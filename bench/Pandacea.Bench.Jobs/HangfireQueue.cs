using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage;

namespace Pandacea.Bench.Jobs;

/// <summary>Hangfire on PostgreSQL, with 16 workers that look for work as often as it lets them.</summary>
internal sealed class HangfireQueue : IDisposable
{
    private const int Workers = 16;

    private readonly PostgreSqlStorage _storage;
    private readonly BackgroundJobServer _server;
    private readonly BackgroundJobClient _client;
    private readonly IMonitoringApi _monitoring;

    public HangfireQueue(string connectionString)
    {
        _storage = new PostgreSqlStorage(
            new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(connectionString, new PostgreSqlStorageOptions()),
            new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(50), EnableLongPolling = true });
        _server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = Workers }, _storage);
        _client = new BackgroundJobClient(_storage);
        _monitoring = _storage.GetMonitoringApi();
    }

    public static void Nothing()
    {
    }

    /// <summary>Jobs in a second, from the first acceptance until all are recorded as succeeded.</summary>
    public async Task<double> MeasureAsync(int jobs)
    {
        var before = _monitoring.SucceededListCount();
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < jobs / Workers; i++)
            {
                _client.Enqueue(() => Nothing());
            }
        })));
        while (_monitoring.SucceededListCount() - before < jobs / Workers * Workers)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        return jobs / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose() => _server.Dispose();
}
