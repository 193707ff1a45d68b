using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Faults.Proxy;
using Pandacea.Hosting;

namespace Pandacea.Faults.Control.Server;

/// <summary>The control API on loopback.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ControlServer(WebApplication app, int port) => (_app, Address) = (app, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="PortTakenException">The port is held by something else.</exception>
    public static async Task<ControlServer> StartAsync(int port, IEnumerable<Action<IEndpointRouteBuilder>> maps, CancellationToken cancellationToken)
    {
        var free = port == 0 ? FreePort() : port;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, free));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseBrowserGuard();
        foreach (var map in maps)
        {
            map(app);
        }

        app.MapFallback(context => context.Response.RefuseAsync(new(404, "404 page not found", "See docs for the control API.")));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new(app, free);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new PortTakenException(free, "fault control", PortHolder.Find(free), error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static int FreePort()
    {
        using var reserved = LoopbackListener.Reserve(0, "fault control", client => client.Dispose());
        return reserved.Port;
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Listen(IPAddress.Loopback, port);
        if (LoopbackListener.HasIPv6())
        {
            options.Listen(IPAddress.IPv6Loopback, port);
        }
    }
}
