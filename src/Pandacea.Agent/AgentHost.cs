using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Http;
using Pandacea.Agent.Http.Catalogue;
using Pandacea.Agent.Http.Guards;
using Pandacea.Agent.Http.Readiness;
using Pandacea.Agent.Identity;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Leases;
using Pandacea.Agent.Store;
using Pandacea.Hosting;

namespace Pandacea.Agent;

/// <summary>A running agent.</summary>
public sealed class AgentHost : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private readonly WebApplication _app;
    private readonly IAgentStore _store;
    private readonly AgentOptions _options;
    private readonly AgentParts _parts;
    private bool _stopped;

    private AgentHost(WebApplication app, AgentOptions options, AgentParts parts) =>
        (_app, _store, _options, _parts) = (app, parts.Store, options, parts);

    /// <value>Where it is reached.</value>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <value>Its name; part of everything that callers sign.</value>
    public string PeerId => _parts.Identity.PeerId.ToString();

    internal AdmissionQueue Queue => _app.Services.GetRequiredService<AdmissionQueue>();

    internal IServiceProvider Services => _app.Services;

    /// <summary>Serves until cancelled, then lets requests under way finish.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="decorate">Last word on its container; null for none.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    /// <exception cref="AgentStartException">It cannot start; the message says what to do.</exception>
    /// <exception cref="StoreException">Its data cannot be used; the message says what to do.</exception>
    /// <exception cref="AgentOptionsException">A file that its options name cannot be used; the message says what is wrong.</exception>
    public static async Task RunAsync(AgentOptions options, TimeProvider time, Action<IServiceCollection>? decorate, CancellationToken cancellationToken)
    {
        var host = await StartAsync(options, time, Console.Out, cancellationToken, decorate).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = cancellationToken.Register(() => stop.TrySetResult());
            await stop.Task.ConfigureAwait(false);
            await host.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts; it listens when this returns.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="log">Takes its event lines.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="decorate">Last word on its container; null for none.</param>
    public static async Task<AgentHost> StartAsync(
        AgentOptions options, TimeProvider time, TextWriter log, CancellationToken cancellationToken, Action<IServiceCollection>? decorate = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var events = new JsonEventLog(log, time, options.LogLevel);
        var catalogue = ProductCatalogue.Load(options.ProductsFile);
        var data = DataSets.Load(options.DataSetsFile);
        var store = AgentAssembly.OpenStore(options, time);
        WebApplication? app = null;
        try
        {
            options = await ContractChoice.ResolveAsync(options, store, time, cancellationToken).ConfigureAwait(false);
            var identity = await AgentIdentity.OpenAsync(store.Identities, cancellationToken).ConfigureAwait(false);
            var parts = new AgentParts
            {
                Store = store,
                Identity = identity,
                Catalogue = catalogue,
                Data = data,
                Leases = new LeaseService(store, catalogue, new PricePolicy(), () => ProposalId.New(time.GetUtcNow()), time),
                Log = events,
                Time = time,
                Pressure = new ProcessPressureGauge(time),
                Checks = AgentAssembly.Checks(options),
            };
            await CheckLedgerAsync(store, events, cancellationToken).ConfigureAwait(false);
            app = AgentAssembly.Build(options, parts, decorate);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            AgentAnnouncement.Write(events, options, parts);
            WarnOfNoContract(events, options);
            return new(app, options, parts);
        }
        catch (Exception error)
        {
            await (app is null ? default : AbandonAsync(app)).ConfigureAwait(false);
            await store.DisposeAsync().ConfigureAwait(false);
            throw error is IOException { InnerException: AddressInUseException }
                ? new AgentStartException($"Port {options.Port} is taken. Stop what holds it, or set AGENT_PORT.", error)
                : error is OperationCanceledException or StoreException ? error : AgentStartException.From(error);
        }
    }

    /// <summary>Takes no more, lets those inside finish, and goes.</summary>
    public async Task StopAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        _app.Services.GetRequiredService<Draining>().Begin();
        using var limit = new CancellationTokenSource(_options.DrainTimeout, _parts.Time);
        using var look = new PeriodicTimer(LookEvery, _parts.Time);
        try
        {
            while (Queue.Depth > 0)
            {
                await look.WaitForNextTickAsync(limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            _parts.Log.Write(EventLevel.Warn, "drain_timed_out", [new("queue_depth", Queue.Depth)]);
        }

        using var rest = new CancellationTokenSource(TimeSpan.FromSeconds(1), _parts.Time);
        await _app.StopAsync(rest.Token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What has started already is told to stop; what is only cut off would be reported as failed.</summary>
    private static async ValueTask AbandonAsync(WebApplication app)
    {
        await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static void WarnOfNoContract(JsonEventLog log, AgentOptions options)
    {
        if (options.ContractAddress.Length == 0)
        {
            log.Write(EventLevel.Warn, "chain_not_followed", [new("detail", ContractCheck.Missing)]);
        }
    }

    private static async Task CheckLedgerAsync(IAgentStore store, JsonEventLog log, CancellationToken cancellationToken)
    {
        if (await store.Jobs.CheckLedgerAsync(cancellationToken).ConfigureAwait(false) is { } problem)
        {
            log.Write(EventLevel.Error, "privacy_ledger_unusable", [new("detail", problem)]);
        }
    }
}
