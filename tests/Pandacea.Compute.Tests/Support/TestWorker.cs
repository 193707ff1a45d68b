using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Compute.Tests.Support;

/// <summary>A worker on a real port.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly StringWriter _lines = new();
    private readonly TextWriter _log;
    private ComputeHost _host = null!;

    private TestWorker() => _log = TextWriter.Synchronized(_lines);

    public Uri Url => _host.Address;

    public string Log
    {
        get
        {
            // The synchronized writer locks itself.
            lock (_log)
            {
                return _lines.ToString();
            }
        }
    }

    public static async Task<TestWorker> StartAsync(Uri agent, Uri? ipfs = null, int slots = 2, TimeSpan stepRest = default, StackSecret? secret = null)
    {
        var worker = new TestWorker();
        var options = new ComputeOptions
        {
            DataDirectory = ".",
            Port = 0,
            Agent = agent,
            Ipfs = ipfs,
            Slots = slots,
            Secret = secret,
            Heartbeat = TimeSpan.FromMilliseconds(30),
            Checkpoint = TimeSpan.FromMilliseconds(30),
            StepRest = stepRest,
            Resilience = new ResilienceOptions { MaxRetries = 1, BaseDelay = TimeSpan.FromMilliseconds(20), ProbeInterval = TimeSpan.FromMilliseconds(50) },
        };
        worker._host = await ComputeHost.StartAsync(options, TimeProvider.System, worker._log, CancellationToken.None);
        return worker;
    }

    public Task<HttpResponseMessage> OfferAsync(JobOffer offer) =>
        _http.PostAsJsonAsync(new Uri(Url, ComputeRoutes.Jobs), offer, ComputeJson.Default.JobOffer);

    public Task<HttpResponseMessage> PostAsync(string body, string type = "application/json") =>
        _http.PostAsync(new Uri(Url, ComputeRoutes.Jobs), new StringContent(body, Encoding.UTF8, type));

    public Task<HttpResponseMessage> EndAsync(string jobId, long fence) => _http.DeleteAsync(new Uri(Url, ComputeRoutes.Job(jobId, fence)));

    public Task<string> MetricsAsync() => _http.GetStringAsync(new Uri(Url, ComputeRoutes.Metrics));

    public async Task<WorkerLiveness> LivenessAsync() =>
        (await _http.GetFromJsonAsync(new Uri(Url, ComputeRoutes.Liveness), ComputeJson.Default.WorkerLiveness))!;

    public async Task TakesAsync(JobOffer offer)
    {
        using var answer = await OfferAsync(offer);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var taken = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ComputeJson.Default.JobTaken)!;
        Assert.Equal((offer.JobId, offer.Attempt, offer.Fence), (taken.JobId, taken.Attempt, taken.Fence));
    }

    public async Task RefusesAsync(Task<HttpResponseMessage> call, HttpStatusCode status, string code)
    {
        using var answer = await call;
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ComputeJson.Default.ErrorBody)!.Error.Code);
    }

    /// <summary>Waits until it has so many jobs.</summary>
    public async Task RunsAsync(int jobs)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(150));
        while ((await LivenessAsync()).Running != jobs)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _http.Dispose();
    }
}
