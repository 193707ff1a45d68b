using System.Net.Http.Json;
using Pandacea.Agent.Tests.Jobs.Crashes;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Support;

/// <summary>A worker in a process of its own.</summary>
internal sealed class MarketWorker(OwnProcess process, Uri url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = url };

    public OwnProcess Process => process;

    public async Task<int> RunningAsync() => (await _http.GetFromJsonAsync(ComputeRoutes.Liveness, ComputeJson.Default.WorkerLiveness))!.Running;

    /// <summary>A counter, all its labels together.</summary>
    public async Task<double> CountAsync(string metric) => (await _http.GetStringAsync(ComputeRoutes.Metrics)).Split('\n')
        .Where(line => line.StartsWith(metric, StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose()
    {
        _http.Dispose();
        process.Dispose();
    }
}
