using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pandacea.Agent.Consent;
using Pandacea.Agent.Jobs;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Http.Internal;

/// <summary>Where workers report, and where whoever runs the agent handles consents: a port of its own on loopback, for nobody else.</summary>
internal sealed class InternalListener : IHostedService, IAsyncDisposable
{
    // An artifact and what surrounds it.
    private const long MaxBodyBytes = 16 << 20;
    private const int MostConnections = 1000;

    private readonly WebApplication _app;
    private readonly int _port;

    public InternalListener(AgentOptions options, int port, JobQueue queue, ConsentService consents, JsonEventLog log, TimeProvider time)
    {
        _port = port;
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(InternalListener).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        builder.Logging.AddProvider(new JsonEventLoggerProvider(log, options.LogLevel));
        builder.Services.AddRouting();
        builder.Services.AddSingleton(queue);
        builder.Services.AddSingleton(consents);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ComputeJson.Default));
        _app = builder.Build();
        _app.UseStackSecret(ComputeRoutes.Internal, options.Secret, time, InternalErrors.UnauthorizedAsync);
        ReportRoutes.Map(_app);
        OperatorRoutes.Map(_app);
    }

    /// <value>Where it is reached.</value>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new AgentStartException($"Port {_port}, on which workers report, is taken. Stop what holds it, or set AGENT_INTERNAL_PORT.", error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Listen(IPAddress.Loopback, _port, listen => listen.Protocols = HttpProtocols.Http1);
        if (_port != 0 && System.Net.Sockets.Socket.OSSupportsIPv6)
        {
            kestrel.Listen(IPAddress.IPv6Loopback, _port, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }
}
