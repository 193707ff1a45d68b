using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Faults.Events;
using Pandacea.Faults.Http;
using Pandacea.Faults.Timing;
using Pandacea.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace Pandacea.Faults.Messages;

/// <summary>Where HTTP faults act: Kestrel and YARP on a private port between byte stage and dependency. Transparent without faults.</summary>
internal sealed class MessageStage : IAsyncDisposable
{
    // Infinite overflows in Kestrel, which then closes every idle connection at each of its heartbeats.
    private static readonly TimeSpan LongerThanAnyDrill = TimeSpan.FromDays(1);

    private readonly WebApplication _app;
    private readonly MessageForwarder _forwarder;
    private readonly MonotonicClock _clock;
    private readonly Action<InjectorEvent> _publish;
    private volatile AppliedMessageFault[] _faults = [];

    private MessageStage(WebApplication app, Uri upstream, MonotonicClock clock, Action<InjectorEvent> publish)
    {
        (_app, _clock, _publish) = (app, clock, publish);
        _forwarder = new MessageForwarder(app.Services.GetRequiredService<IHttpForwarder>(), upstream);
        app.Run(HandleAsync);
    }

    /// <summary>The private port.</summary>
    public int Port { get; private set; }

    public static async Task<MessageStage> StartAsync(ProxySpec spec, MonotonicClock clock, Action<InjectorEvent> publish, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddHttpForwarder();
        var upstream = new UriBuilder("http", spec.UpstreamHost, spec.UpstreamPort).Uri;
        var stage = new MessageStage(builder.Build(), upstream, clock, publish);
        await stage._app.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = stage._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        stage.Port = new Uri(addresses.Addresses.First()).Port;
        return stage;
    }

    public void Add(AppliedMessageFault fault) => _faults = [.. _faults, fault];

    public void Remove(AppliedMessageFault fault) => _faults = [.. _faults.Where(each => each != fault)];

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _forwarder.Dispose();
    }

    // The stage must not refuse what the dependency would take: limits are the dependency's business.
    private static void Configure(KestrelServerOptions options)
    {
        options.Listen(IPAddress.Loopback, 0);
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.KeepAliveTimeout = LongerThanAnyDrill;
        options.Limits.RequestHeadersTimeout = LongerThanAnyDrill;
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            var faults = _faults;
            var call = Array.Exists(faults, fault => fault.ReadsBody) ? await ReadCallAsync(context.Request).ConfigureAwait(false) : null;
            var head = Head(context.Request);
            var struck = Array.Find(faults, fault => IsStruck(fault, head, call));
            var exchange = new MessageExchange(context, call, _forwarder);
            await (struck is null ? exchange.ForwardAsync() : struck.Fault.ApplyAsync(exchange)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            // The client went away; there is nobody to tell.
            context.Abort();
        }
    }

    private bool IsStruck(AppliedMessageFault fault, RequestHead head, RpcCall? call)
    {
        if (fault.Decide(head, call, _clock.Now) is not { } decided)
        {
            return false;
        }

        _publish(decided);
        return decided.Hit;
    }

    private static async Task<RpcCall?> ReadCallAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        request.Body = body;
        return RpcCall.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    private RequestHead Head(HttpRequest request) => new(
        _clock.Now,
        Value(request, WireHeaders.Client),
        Value(request, WireHeaders.Call),
        RequestHead.ReadAttempt(Value(request, WireHeaders.Attempt)),
        Value(request, WireHeaders.Probe),
        Command(request));

    /// <summary>A command of Kubo's RPC with its arguments; null for other requests.</summary>
    private static string? Command(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/v0", out var command) ? command.Value!.TrimStart('/') + request.QueryString : null;

    private static string? Value(HttpRequest request, string header)
        => request.Headers.TryGetValue(header, out var values) ? values.ToString() : null;
}
