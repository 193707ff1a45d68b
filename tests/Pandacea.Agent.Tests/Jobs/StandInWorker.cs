using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pandacea.Agent.Privacy;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>A worker that computes nothing: it takes offers on a real port and reports what the test tells it to, by default a small artifact at once.</summary>
internal sealed class StandInWorker : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<JobOffer> _offers = new();
    private readonly ConcurrentQueue<JobOffer> _sent = new();
    private readonly ConcurrentQueue<(string Path, string Headers)> _heard = new();
    private readonly ConcurrentDictionary<string, long> _running = new();
    private readonly ConcurrentQueue<string> _ended = new();

    private StandInWorker(WebApplication app, string id) => (_app, Id) = (app, id);

    public string Id { get; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Where it reports.</summary>
    public Uri Agent { get; set; } = null!;

    public int Slots { get; set; } = 1;

    /// <summary>Whether it says that it stops.</summary>
    public bool Draining { get; set; }

    /// <summary>What it knows its stack by; null: it believes everybody, and shows nothing.</summary>
    public StackSecret? Secret { get; set; }

    /// <summary>What it does with an offer that it took.</summary>
    public Func<StandInWorker, JobOffer, Task> Work { get; set; } = (worker, offer) => worker.CompleteAsync(offer);

    public IReadOnlyList<JobOffer> Offers => [.. _offers];

    /// <summary>Offers as they came, perhaps sealed.</summary>
    public IReadOnlyList<JobOffer> Sent => [.. _sent];

    /// <summary>Path and headers of all that came.</summary>
    public IReadOnlyList<(string Path, string Headers)> Heard => [.. _heard];

    /// <summary>Jobs that it was told to end.</summary>
    public IReadOnlyList<string> Ended => [.. _ended];

    public static async Task<StandInWorker> StartAsync(string id = "worker-1", int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ComputeJson.Default));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var worker = new StandInWorker(app, id);
        app.Use(worker.GuardAsync);
        app.MapGet(ComputeRoutes.Liveness, () => worker.Live());
        app.MapPost(ComputeRoutes.Jobs, worker.Take);
        app.MapDelete(ComputeRoutes.Jobs + "/{id}", (string id) => worker._ended.Enqueue(id));
        await app.StartAsync();
        return worker;
    }

    /// <summary>A small artifact, the same for every attempt.</summary>
    public static byte[] Artifact(JobOffer offer)
    {
        var epsilon = JobPricing.Of(offer.Spec).Epsilon;
        return ArtifactSeal.Seal(new Artifact
        {
            JobId = offer.JobId,
            Model = JsonSerializer.SerializeToElement(new { type = offer.Spec.Task, value = offer.NoiseKey.GetHashCode(StringComparison.Ordinal) > 0 ? 1 : 2 }),
            Epsilon = epsilon,
            Dp = new ArtifactDp(offer.Spec.Dp.Enabled, epsilon, 1, 1),
            CreatedAt = offer.AcceptedAt.ToString("O"),
        });
    }

    public Task<HttpResponseMessage> CompleteAsync(JobOffer offer) => ReportAsync(offer, new ResultReport(Id, offer.Attempt, offer.Fence, JobOutcomes.Complete)
    {
        Artifact = JsonDocument.Parse(Artifact(offer)).RootElement,
    });

    public Task<HttpResponseMessage> ReleaseAsync(JobOffer offer) => ReportAsync(offer, new ResultReport(Id, offer.Attempt, offer.Fence, JobOutcomes.Released));

    public Task<HttpResponseMessage> FailAsync(JobOffer offer, bool retryable) => ReportAsync(offer, new ResultReport(Id, offer.Attempt, offer.Fence, JobOutcomes.Failed)
    {
        Error = new JobFailure(ComputeErrorCodes.DataUnavailable, "The data is away.", retryable),
    });

    public async Task<HttpResponseMessage> ReportAsync(JobOffer offer, ResultReport report)
    {
        _running.TryRemove(offer.JobId, out _);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(Agent, ComputeRoutes.Result(offer.JobId))) { Content = JsonContent.Create(report, ComputeJson.Default.ResultReport) };
        Secret?.Prove(message, await message.Content.ReadAsByteArrayAsync(), TimeProvider.System);
        return await _http.SendAsync(message);
    }

    public Task<HttpResponseMessage> BeatAsync(JobOffer offer, int step = 1) => _http.PostAsJsonAsync(
        new Uri(Agent, ComputeRoutes.Heartbeat(offer.JobId)), new HeartbeatReport(Id, offer.Attempt, offer.Fence, step, 10), ComputeJson.Default.HeartbeatReport);

    public Task<HttpResponseMessage> CheckpointAsync(JobOffer offer, string cid) => _http.PostAsJsonAsync(
        new Uri(Agent, ComputeRoutes.Checkpoint(offer.JobId)), new CheckpointReport(Id, offer.Attempt, offer.Fence, 5, cid), ComputeJson.Default.CheckpointReport);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        _heard.Enqueue((context.Request.Path, string.Join('\n', context.Request.Headers)));
        var gate = ((IApplicationBuilder)_app).New();
        gate.UseStackSecret(ComputeRoutes.Jobs, Secret, TimeProvider.System, refused => TypedResults.Unauthorized().ExecuteAsync(refused));
        gate.Run(next);
        return gate.Build()(context);
    }

    private JsonHttpResult<WorkerLiveness> Live() => TypedResults.Json(
        new WorkerLiveness(Draining ? WorkerLiveness.Draining : WorkerLiveness.Ok, 1, Id, _running.Count, Slots),
        ComputeJson.Default.WorkerLiveness,
        contentType: null,
        Draining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);

    private IResult Take(JobOffer sent)
    {
        _sent.Enqueue(sent);
        var offer = Secret is null ? sent : Secret.Open(sent)!;
        _offers.Enqueue(offer);
        _running[offer.JobId] = offer.Fence;
        _ = Task.Run(() => Work(this, offer));
        return TypedResults.Json(new JobTaken(offer.JobId, offer.Attempt, offer.Fence, Id), ComputeJson.Default.JobTaken, null, 202);
    }
}
