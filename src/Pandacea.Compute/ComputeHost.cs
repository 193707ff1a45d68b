using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pandacea.Compute.Attempts;
using Pandacea.Compute.Http;
using Pandacea.Hosting;

namespace Pandacea.Compute;

/// <summary>A running compute worker.</summary>
public sealed class ComputeHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ComputeOptions _options;
    private readonly JsonEventLog _log;
    private readonly TimeProvider _time;
    private bool _stopped;

    private ComputeHost(WebApplication app, ComputeOptions options, JsonEventLog log, TimeProvider time) =>
        (_app, _options, _log, _time) = (app, options, log, time);

    /// <value>Where it is reached.</value>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Serves until cancelled, then gives back the jobs that it has.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="decorate">Last word on its container; null for none.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    /// <exception cref="ComputeStartException">It cannot start; the message says what to do.</exception>
    public static async Task RunAsync(ComputeOptions options, TimeProvider time, Action<IServiceCollection>? decorate, CancellationToken cancellationToken)
    {
        var host = await StartAsync(options, time, Console.Out, cancellationToken, decorate).ConfigureAwait(false);
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
    /// <param name="decorate">Last word on its container; null for none.</param>
    /// <exception cref="ComputeStartException">It cannot start; the message says what to do.</exception>
    public static async Task<ComputeHost> StartAsync(
        ComputeOptions options, TimeProvider time, TextWriter log, CancellationToken cancellationToken, Action<IServiceCollection>? decorate = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var events = new JsonEventLog(log, time, options.LogLevel);
        WebApplication? app = null;
        try
        {
            app = ComputeApp.Build(options, events, time, decorate);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await (app?.DisposeAsync() ?? default).ConfigureAwait(false);
            throw error is IOException { InnerException: AddressInUseException }
                ? new ComputeStartException($"Port {options.Port} is taken. Stop what holds it, or set COMPUTE_PORT.", error)
                : error is OperationCanceledException ? error : new ComputeStartException($"The compute worker cannot start: {error.Message}", error);
        }

        var host = new ComputeHost(app, options, events, time);
        host.Announce();
        return host;
    }

    /// <summary>Takes no more, gives back what it has, and goes.</summary>
    public async Task StopAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        var slots = _app.Services.GetRequiredService<WorkerSlots>();
        try
        {
            await slots.DrainAsync().WaitAsync(_options.DrainTimeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _log.Write(EventLevel.Warn, "drain_timed_out", [new("running", slots.Running)]);
        }

        using var rest = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        await _app.StopAsync(rest.Token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private void Announce() => _log.Write(EventLevel.Info, "compute_started",
    [
        new("worker_id", _app.Services.GetRequiredService<WorkerIdentity>().Id),
        new("port", Address.Port),
        new("data_dir", _options.DataDirectory),
        new("agent", Shown(_options.Agent)),
        new("ipfs", _options.Ipfs is { } ipfs ? Shown(ipfs) : ""),
        new("slots", _options.Slots),
        new("heartbeat_ms", _options.Heartbeat.TotalMilliseconds),
        new("checkpoint_ms", _options.Checkpoint.TotalMilliseconds),
        new("step_rest_ms", _options.StepRest.TotalMilliseconds),
        new("drain_sec", _options.DrainTimeout.TotalSeconds),
        new("log_level", _options.LogLevel.ToString().ToUpperInvariant()),
    ]);

    // Credentials and keys of providers stand in user info, paths and queries.
    private static string Shown(Uri url) => $"{url.Scheme}://{url.Authority}/";
}
