using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>A stack that somebody else runs, known by the address of its fault control; its other ports are as far from their
/// defaults as that one. It is looked at and drilled, never started or stopped.</summary>
public sealed class RemoteTarget : IStackTarget
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Uri _control;
    private readonly RemoteServices _services;

    /// <summary>The stack behind <paramref name="control"/>.</summary>
    public RemoteTarget(Uri control)
    {
        _control = control;
        _services = new RemoteServices(_http);
    }

    private int Offset => ServicePorts.OffsetOf(_control.Port);

    /// <inheritdoc />
    public async Task<StackUpResult> UpAsync(StackOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(options, cancellationToken).ConfigureAwait(false);
        return StackProblem.All([.. status.Services.Where(static service => !service.Ready).Select(Missing)]) is { } missing
            ? new StackUpResult.Failed(missing)
            : new StackUpResult.AlreadyRunning(status);
    }

    /// <inheritdoc />
    public Task<StackDownResult> DownAsync(StackOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(new StackDownResult(false, [], null));

    /// <inheritdoc />
    public async Task<StackStatus> StatusAsync(StackOptions options, CancellationToken cancellationToken)
    {
        var ports = Ports.ByName(Offset);
        List<Task<ServiceStatus>> asked =
        [
            _services.FaultsAsync(At(ports["faultControl"]), cancellationToken),
            _services.EvmAsync("evm", At(ports["evm"]), cancellationToken),
            _services.EvmAsync("evmDirect", At(ports["evmDirect"]), cancellationToken),
        ];
        if (options.Ipfs)
        {
            asked.Add(_services.IpfsAsync(At(ports["ipfs"]), cancellationToken));
        }

        if (options.Agent)
        {
            asked.Add(_services.AgentAsync(At(ports["agent"]), cancellationToken));
        }

        var services = await Task.WhenAll(asked).ConfigureAwait(false);
        return new StackStatus
        {
            Target = _control.ToString(),
            Host = _control.Host,
            Running = services.Any(static service => service.Ready),
            Home = options.Home,
            Offset = Offset,
            Ports = ports,
            Services = services,
        };
    }

    /// <inheritdoc />
    public Task<StackProblem?> RestartAsync(StackOptions options, string service, CancellationToken cancellationToken) =>
        Task.FromResult<StackProblem?>(new(StackProblemKind.UnknownService, $"{service} is run elsewhere ({_control}).", "Restart it where it runs."));

    /// <inheritdoc />
    public Task<RecoveryReport> RecoverAsync(StackOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(new RecoveryReport([], null));

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private StackProblem Missing(ServiceStatus service)
    {
        var holder = _control.IsLoopback && Platforms.Current.PortHolder(new Uri(service.Address).Port) is { } found ? $" The port is held by {found}." : "";
        return new(StackProblemKind.NotReady, $"{_control}: no {service.Name} answers at {service.Address}.{holder}", "Start the stack where it runs, or correct --target.");
    }

    private Uri At(int port) => new UriBuilder(_control) { Port = port }.Uri;
}
