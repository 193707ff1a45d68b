using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Pandacea.Hosting;
using Pandacea.Ipfs.Commands;
using Pandacea.Ipfs.Disk;
using Pandacea.Ipfs.Rpc;
using Pandacea.Ipfs.Uploads;

namespace Pandacea.Ipfs;

/// <summary>Puts the node together.</summary>
internal static class IpfsApp
{
    private const string Prefix = "/api/v0/";
    private const int MostConnections = 1000;

    // A stall is for the caller's deadline to end. This only keeps those who are gone without a word from staying for ever.
    private static readonly MinDataRate Alive = new(bytesPerSecond: 1, gracePeriod: TimeSpan.FromMinutes(2));

    /// <summary>An application that does not listen yet, and has opened nothing.</summary>
    public static WebApplication Build(IpfsOptions options, JsonEventLog log, TimeProvider time, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(IpfsApp).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        builder.Logging.AddProvider(new JsonEventLoggerProvider(log, options.LogLevel));
        AddServices(builder.Services, options, log, time);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.Server = "pandacea/" + VersionCommand.Own;
            return next(context);
        });
        app.UseRouting();
        return app;
    }

    /// <summary>Opens the store and gives it its commands.</summary>
    public static void Map(WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<RpcEndpoint>();
        foreach (var command in app.Services.GetServices<ICommand>())
        {
            app.Map(Prefix + command.Path, context => endpoint.HandleAsync(context, command));
        }

        app.Map(Prefix + "{**unknown}", context => endpoint.HandleAsync(context, command: null));
        app.MapPrometheusScrapingEndpoint("/metrics");
    }

    private static void AddServices(IServiceCollection services, IpfsOptions options, JsonEventLog log, TimeProvider time)
    {
        services.AddRouting();
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton(log);
        services.AddSingleton(time);
        services.AddSingleton<IpfsMetrics>();
        services.AddSingleton<IFlusher, DiskFlusher>();
        services.AddSingleton(provider => new NodeStore(options.DataDirectory, provider.GetRequiredService<IFlusher>(), provider.GetRequiredService<IpfsMetrics>()));
        services.AddSingleton(provider => NodeIdentity.Open(provider.GetRequiredService<NodeStore>().Path, provider.GetRequiredService<IFlusher>()));
        services.AddSingleton(provider => new BlockIntake(provider.GetRequiredService<NodeStore>().TemporaryFolder));
        services.AddSingleton<RpcEndpoint>();
        services.AddSingleton<ICommand, VersionCommand>();
        services.AddSingleton<ICommand, IdCommand>();
        services.AddSingleton<ICommand, AddCommand>();
        services.AddSingleton<ICommand, CatCommand>();
        services.AddSingleton<ICommand, BlockPutCommand>();
        services.AddSingleton<ICommand, BlockGetCommand>();
        services.AddSingleton<ICommand, BlockStatCommand>();
        services.AddSingleton<ICommand, BlockRemoveCommand>();
        services.AddSingleton<ICommand, PinAddCommand>();
        services.AddSingleton<ICommand, PinListCommand>();
        services.AddSingleton<ICommand, PinRemoveCommand>();
        services.AddSingleton<ICommand, RepoStatCommand>();
        services.AddSingleton<ICommand, RepoCollectCommand>();
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("pandacea-ipfs")).WithMetrics(metrics => metrics
            .AddMeter("Pandacea.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddPrometheusExporter());
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = Alive;
        kestrel.Limits.MinResponseDataRate = Alive;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        if (port != 0 && Socket.OSSupportsIPv6)
        {
            kestrel.Listen(IPAddress.IPv6Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }
}
