using Pandacea.Stack;

namespace Pandacea.Drills.Tests.Support;

/// <summary>A stack that is said to run on some ports.</summary>
internal sealed class StandingStack(int port, bool agent = true) : IStackTarget
{
    /// <summary>What it tells of its services.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Settings { get; init; }

    /// <summary>Address of an IPFS node that it did not start; null: it has none.</summary>
    public Uri? IpfsElsewhere { get; init; }

    public Task<StackUpResult> UpAsync(StackOptions options, IProgress<string>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<StackUpResult>(new StackUpResult.AlreadyRunning(new StackStatus
        {
            Running = true,
            Home = options.Home,
            Offset = options.Offset,
            Settings = Settings,
            IpfsElsewhere = IpfsElsewhere,
            Ports = new Dictionary<string, int> { ["evm"] = port, ["evmDirect"] = port, ["faultControl"] = port, ["agent"] = port, ["ipfs"] = port, ["ipfsDirect"] = port },
            Services =
            [
                .. agent ? [new ServiceStatus("agent", $"http://localhost:{port}", true, null, null, null)] : Array.Empty<ServiceStatus>(),
                .. IpfsElsewhere is not null ? [new ServiceStatus("ipfs", $"http://localhost:{port}", true, null, null, null)] : Array.Empty<ServiceStatus>(),
            ],
        }));

    public void Dispose()
    {
    }

    public Task<StackDownResult> DownAsync(StackOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StackStatus> StatusAsync(StackOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StackProblem?> RestartAsync(StackOptions options, string service, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RecoveryReport> RecoverAsync(StackOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();
}
