using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Http.Guards;
using Pandacea.Agent.Http.Readiness;
using Pandacea.Agent.Http.Routes;
using Pandacea.Agent.Identity;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>Puts the HTTP side together.</summary>
internal static class AgentApp
{
    private const long BodyMemoryBytes = 128L * 1024 * 1024;
    private const int LongestRequestLine = 16 * 1024;

    // Above what is refused with a body, so that the refusal can be written; beyond it the server cuts off.
    private const int HeaderCutOff = 64 * 1024;

    // Idle ones cost little: ten thousand of them shall keep nobody out.
    private const int MostConnections = 15_000;
    private static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(5);

    /// <summary>An application that does not listen yet.</summary>
    public static WebApplication Build(AgentOptions options, AgentParts parts, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(AgentApp).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options.Port, parts.Time));
        builder.Logging.AddProvider(new JsonEventLoggerProvider(parts.Log, options.LogLevel));
        AddServices(builder.Services, options, parts);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Services.GetRequiredService<AgentMetrics>();
        app.UseMiddleware<Envelope>();
        app.UseRouting();
        app.UseMiddleware<GuardChain>();
        DocsRoutes.Use(app);
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        HealthRoutes.Map(app);
        AuthRoutes.Map(app);
        ProductRoutes.Map(app);
        LeaseRoutes.Map(app);
        DisputeRoutes.Map(app);
        JobRoutes.Map(app);
        ComputationRoutes.Map(app);
        ConsentRoutes.Map(app);
        DocsRoutes.Map(app);
        app.MapPrometheusScrapingEndpoint(AgentRoutes.Metrics);
    }

    private static void AddServices(IServiceCollection services, AgentOptions options, AgentParts parts)
    {
        services.AddRouting();
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton(parts);
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Leases);
        services.AddSingleton(parts.Catalogue);
        services.AddSingleton(parts.Identity);
        services.AddSingleton(parts.Log);
        services.AddSingleton(new Uptime(parts.Time));
        IReadinessCheck[] checks = [new StoreCheck(parts.Store), new LedgerCheck(parts.Store), .. parts.Checks];
        services.AddSingleton<WatchedCheck[]>([.. checks.Select(check => new WatchedCheck(check, parts.Time))]);
        services.AddHostedService<StoreUpkeep>();
        services.AddSingleton<AgentMetrics>();
        services.AddSingleton<RefusalReporter>();
        services.AddSingleton(new PeerAddress(options.TrustedProxies));
        AddGuards(services, options, parts);
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddOpenApi("v1", AgentDescription.Configure);
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("pandacea-agent")).WithMetrics(metrics => metrics
            .AddMeter("Pandacea.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime")
            .AddPrometheusExporter());
    }

    private static void AddGuards(IServiceCollection services, AgentOptions options, AgentParts parts)
    {
        var time = parts.Time;
        services.AddSingleton(_ => new AdmissionQueue(options.Admission, time));
        services.AddSingleton<IAdmission>(provider => provider.GetRequiredService<AdmissionQueue>());
        services.AddSingleton(provider => new Backpressure(options.Backpressure, parts.Pressure, provider.GetRequiredService<AdmissionQueue>(), time));
        services.AddSingleton(_ => new NonceStore(options.DataDirectory, time, options.IdentityRate));
        services.AddSingleton(provider => new SignatureCheck(parts.Identity.PeerId, provider.GetRequiredService<NonceStore>(), time));
        services.AddSingleton(new Doorbook(
            new Offenders(options.Offences, time), new RateLimits(options.AddressRate, time), new RateLimits(options.IdentityRate, time)));
        services.AddSingleton(new BodyMemory(BodyMemoryBytes, time));
        services.AddSingleton<Draining>();
        services.AddSingleton<SizeGuard>();
        services.AddSingleton<StandingGuard>();
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<SignatureGuard>();
        services.AddSingleton<IdentityGuard>();
        services.AddSingleton<AdmissionGuard>();
    }

    private static void Listen(KestrelServerOptions kestrel, int port, TimeProvider time)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderCutOff;
        kestrel.Limits.MaxRequestHeaderCount = 100;
        kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        kestrel.Limits.MaxRequestBodySize = SizeGuard.MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = HeaderTimeout;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Listen(IPAddress.Loopback, port, listen => Speak(listen, time));
        if (port != 0 && System.Net.Sockets.Socket.OSSupportsIPv6)
        {
            kestrel.Listen(IPAddress.IPv6Loopback, port, listen => Speak(listen, time));
        }
    }
    private static void Speak(ListenOptions listen, TimeProvider time)
    {
        listen.Protocols = HttpProtocols.Http1;
        FirstByte.Demand(listen, time);
    }
}
