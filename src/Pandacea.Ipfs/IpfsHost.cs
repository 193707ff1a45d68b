using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pandacea.Hosting;

namespace Pandacea.Ipfs;

/// <summary>A running node.</summary>
public sealed class IpfsHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IpfsOptions _options;
    private readonly TimeProvider _time;
    private bool _stopped;

    private IpfsHost(WebApplication app, IpfsOptions options, TimeProvider time) => (_app, _options, _time) = (app, options, time);

    /// <value>Where it is reached.</value>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    internal IServiceProvider Services => _app.Services;

    /// <summary>Serves until cancelled, then lets calls under way finish.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    /// <exception cref="IpfsStartException">It cannot start; the message says what to do.</exception>
    /// <exception cref="IpfsStoreException">Its folder cannot be used; the message says what to do.</exception>
    public static async Task RunAsync(IpfsOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var host = await StartAsync(options, time, Console.Out, cancellationToken).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = cancellationToken.Register(() => stop.TrySetResult());
            await stop.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Starts; it listens when this returns.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="log">Takes its event lines.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IpfsStartException">It cannot start; the message says what to do.</exception>
    /// <exception cref="IpfsStoreException">Its folder cannot be used; the message says what to do.</exception>
    public static Task<IpfsHost> StartAsync(IpfsOptions options, TimeProvider time, TextWriter log, CancellationToken cancellationToken) =>
        StartAsync(options, time, log, configure: null, cancellationToken);

    internal static async Task<IpfsHost> StartAsync(
        IpfsOptions options, TimeProvider time, TextWriter log, Action<IServiceCollection>? configure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var events = new JsonEventLog(log, time, options.LogLevel);
        WebApplication? app = null;
        try
        {
            app = IpfsApp.Build(options, events, time, configure);
            IpfsApp.Map(app);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await (app?.DisposeAsync() ?? default).ConfigureAwait(false);
            throw error is IOException { InnerException: AddressInUseException }
                ? new IpfsStartException($"Port {options.Port} is taken. Stop what holds it, or set IPFS_PORT.", error)
                : error is OperationCanceledException or IpfsStoreException ? error : new IpfsStartException($"The IPFS node cannot start: {error.Message}", error);
        }

        var host = new IpfsHost(app, options, time);
        events.Write(EventLevel.Info, "ipfs_started",
        [
            new("peer_id", app.Services.GetRequiredService<NodeIdentity>().PeerId.ToString()),
            new("port", host.Address.Port),
            new("data_dir", options.DataDirectory),
            new("pins", app.Services.GetRequiredService<NodeStore>().Pins.All.Count()),
            new("allowed_hosts", options.AllowedHosts),
            new("log_level", options.LogLevel.ToString().ToUpperInvariant()),
            new("drain_sec", options.DrainTimeout.TotalSeconds),
        ]);
        return host;
    }

    /// <summary>Takes no more, lets those inside finish, and goes.</summary>
    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            using var limit = new CancellationTokenSource(_options.DrainTimeout, _time);
            await _app.StopAsync(limit.Token).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
