using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Support;

/// <summary>Hears reports on a real listener, as the agent's internal one would.</summary>
internal sealed class TestAgent : IAsyncDisposable
{
    private readonly Channel<ResultReport> _results = Channel.CreateUnbounded<ResultReport>();
    private readonly Channel<CheckpointReport> _checkpoints = Channel.CreateUnbounded<CheckpointReport>();
    private readonly Channel<HeartbeatReport> _heartbeats = Channel.CreateUnbounded<HeartbeatReport>();
    private WebApplication? _app;

    /// <value>Answers of the reports of a fence that are not 200.</value>
    public ConcurrentDictionary<long, int> Refuses { get; } = new();

    /// <value>Path and headers of all that came.</value>
    public ConcurrentQueue<(string Path, string Headers)> Heard { get; } = new();

    public Uri Url { get; private set; } = new("http://127.0.0.1:1/");

    public int ResultsUnread => _results.Reader.Count;

    public int CheckpointsUnread => _checkpoints.Reader.Count;

    public static async Task<TestAgent> StartAsync(int port = 0)
    {
        var agent = new TestAgent();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRouting();
        var app = builder.Build();
        app.Use((context, next) =>
        {
            agent.Heard.Enqueue((context.Request.Path, string.Join('\n', context.Request.Headers)));
            return next(context);
        });
        app.UseRouting();
        app.MapGet(ComputeRoutes.Liveness, () => "ok");
        agent.Map(app, "heartbeat", ComputeJson.Default.HeartbeatReport, agent._heartbeats, report => report.Fence);
        agent.Map(app, "checkpoint", ComputeJson.Default.CheckpointReport, agent._checkpoints, report => report.Fence);
        agent.Map(app, "result", ComputeJson.Default.ResultReport, agent._results, report => report.Fence);
        await app.StartAsync();
        agent._app = app;
        agent.Url = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return agent;
    }

    public async Task<ResultReport> ResultAsync() => await _results.Reader.ReadAsync(Limit());

    public async Task<CheckpointReport> CheckpointAsync() => await _checkpoints.Reader.ReadAsync(Limit());

    public async Task<HeartbeatReport> HeartbeatAsync() => await _heartbeats.Reader.ReadAsync(Limit());

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }
    }

    private static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromSeconds(150)).Token;

    private void Map<T>(WebApplication app, string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, Channel<T> heard, Func<T, long> fenceOf) =>
        app.MapPost(ComputeRoutes.InternalJobs + "/{jobId}/" + name, async (HttpContext context) =>
        {
            var report = (await JsonSerializer.DeserializeAsync(context.Request.Body, type))!;
            if (Refuses.TryGetValue(fenceOf(report), out var status))
            {
                return Results.StatusCode(status);
            }

            await heard.Writer.WriteAsync(report);
            return Results.Json(new LeaseExtended(DateTimeOffset.MaxValue), ComputeJson.Default.LeaseExtended);
        });
}
