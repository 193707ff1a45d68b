using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Pandacea.Compute.Attempts;
using Pandacea.Compute.Data;
using Pandacea.Compute.Reports;
using Pandacea.Compute.Work;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Compute.Http;

/// <summary>Puts the worker together.</summary>
internal static class ComputeApp
{
    private const long MostBodyBytes = 1 << 20;
    private const int MostConnections = 1000;

    /// <summary>An application that does not listen yet.</summary>
    public static WebApplication Build(ComputeOptions options, JsonEventLog log, TimeProvider time, Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(ComputeApp).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        builder.Logging.AddProvider(new JsonEventLoggerProvider(log, options.LogLevel));
        AddServices(builder.Services, options, log, time);
        configure?.Invoke(builder.Services);
        var app = builder.Build();

        // Wrong options show now, not with the first job.
        app.Services.GetRequiredService<WorkerSlots>();
        app.UseStackSecret(ComputeRoutes.Jobs, options.Secret, time, WorkerRoutes.UnauthorizedAsync);
        app.UseRouting();
        WorkerRoutes.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ComputeOptions options, JsonEventLog log, TimeProvider time)
    {
        services.AddRouting();
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton(log);
        services.AddSingleton(time);
        services.AddSingleton<IResilienceListener, ResilienceLog>();
        services.AddPandacea(sdk =>
        {
            sdk.Resilience = options.Resilience;
            sdk.Storage.ClientName = AgentReports.ClientName;
            sdk.Storage.ApiUrls = options.Ipfs is { } ipfs ? [ipfs] : sdk.Storage.ApiUrls;
        });
        if (options.Ipfs is not null)
        {
            services.AddSingleton<IJobStorage, IpfsJobStorage>();
        }

        services.AddSingleton(WorkerIdentity.New());
        services.AddSingleton(new WorkerUptime(time));
        services.AddSingleton<ComputeMetrics>();
        services.AddSingleton<IDatasets>(new Datasets(options.DataDirectory));
        services.AddSingleton(provider => new Computation(provider.GetRequiredService<IDatasets>(), options.StepRest));
        services.AddSingleton<IAgentReports, AgentReports>();
        services.AddSingleton(provider => new AttemptParts(
            options,
            provider.GetRequiredService<WorkerIdentity>(),
            provider.GetRequiredService<Computation>(),
            provider.GetRequiredService<IAgentReports>(),
            provider.GetService<IJobStorage>(),
            provider.GetRequiredService<ComputeMetrics>(),
            log,
            time));
        services.AddSingleton<WorkerSlots>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ComputeJson.Default));
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("pandacea-compute")).WithMetrics(metrics => metrics
            .AddMeter("Pandacea.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime")
            .AddPrometheusExporter());
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        if (port != 0 && Socket.OSSupportsIPv6)
        {
            kestrel.Listen(IPAddress.IPv6Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }
}
