using Pandacea.Drills.Definition;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>The stack of a run: one that was running already, or one brought up for the run and taken down after it.</summary>
public sealed class TargetLease : IAsyncDisposable
{
    private const int Polls = 50;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly IStackTarget _stack;
    private readonly StackOptions _options;
    private bool _ours;

    private TargetLease(IStackTarget stack, StackOptions options, bool ours, DrillTarget target) =>
        (_stack, _options, _ours, Target) = (stack, options, ours, target);

    /// <summary>What is drilled.</summary>
    public DrillTarget Target { get; }

    /// <summary>Finds the stack or brings one up; throws <see cref="DrillSetupException"/> where there can be none.</summary>
    public static async Task<TargetLease> TakeAsync(IStackTarget stack, StackOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var result = await stack.UpAsync(options with { Scratch = true }, progress, cancellationToken).ConfigureAwait(false);
        return result switch
        {
            StackUpResult.Started => new(stack, options, ours: true, Describe(await KnownAsync(stack, options).ConfigureAwait(false), options, "brought up for this run") with { Settings = EnvironmentSettings.OfStarted(options, Environment.GetEnvironmentVariable) }),
            StackUpResult.AlreadyRunning when options.AgentLaunch.IsOwn || options.ComputeLaunch.IsOwn => throw new DrillSetupException(
                $"This run needs an agent of its own, started in its own way, and a stack is running already. Stop it with `{StackCommand.Of("down", options.Offset)}`, or shift the ports with --offset.", ExitCodes.Inconclusive),
            StackUpResult.AlreadyRunning up => new(stack, options, ours: false, Describe(up.Status, options, "was running already") with { Settings = EnvironmentSettings.OfRunning(options, up.Status.Settings) }),
            StackUpResult.Failed failed => throw new DrillSetupException(failed.Problem.ToString(), failed.Problem.ExitCode),
            _ => throw new InvalidOperationException($"unknown result {result}"),
        };
    }

    /// <summary>Whether the stack was brought up here, and still stands.</summary>
    public bool IsOurs => _ours;

    /// <summary>Takes the stack down if it was brought up here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ours)
        {
            _ours = false;
            await _stack.DownAsync(_options, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The status of a stack that was just started, once it has found out what its services are. Not to be interrupted:
    /// nobody would take the stack down.</summary>
    private static async Task<StackStatus> KnownAsync(IStackTarget stack, StackOptions options)
    {
        using var timer = new PeriodicTimer(Poll);
        var status = await stack.StatusAsync(options, CancellationToken.None).ConfigureAwait(false);
        for (var polls = 0; polls < Polls && status.Services.Any(static service => service is { Pid: not null, Sha256: null }); polls++)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
            status = await stack.StatusAsync(options, CancellationToken.None).ConfigureAwait(false);
        }

        return status;
    }

    private static Dictionary<string, string> Logs(StackPaths paths) => new(StringComparer.Ordinal)
    {
        [Dependencies.Agent] = paths.AgentLog,
        [Dependencies.Compute] = paths.ComputeLog,
    };

    private static DrillTarget Describe(StackStatus status, StackOptions options, string origin)
    {
        string[] needed = [.. options.Agent ? [Dependencies.Agent] : Array.Empty<string>(), .. options.Ipfs ? [Dependencies.Ipfs] : Array.Empty<string>(), .. options.Compute ? [Dependencies.Compute] : Array.Empty<string>()];
        var missing = needed.Except(status.Services.Select(static service => service.Name)).ToList();
        if (missing.Count > 0)
        {
            throw new DrillSetupException($"The running stack has no {string.Join(" and no ", missing)}, and this drill needs {(missing.Count == 1 ? "one" : "them")}. Stop it with `{StackCommand.Of("down", options.Offset)}`, and run the drill again.", ExitCodes.Inconclusive);
        }

        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["target"] = $"{status.Target}, {origin}",
            ["pandacea"] = status.Version ?? "unknown",
            ["commit"] = status.Commit ?? "unknown",
            ["dirty"] = status.Dirty?.ToString() ?? "unknown",
        };
        foreach (var service in status.Services)
        {
            facts["service." + service.Name] = $"{service.Version ?? "unknown"} at {service.Address}, SHA-256 {service.Sha256 ?? "unknown"}";
        }

        var paths = new StackPaths(status.Home, status.Offset) { Scratch = status.Scratch };
        return new DrillTarget(
            $"{status.Target} stack on :{status.Ports["evm"]} ({origin})",
            At("evm"), At("evmDirect"), At("faultControl"), facts)
        {
            SupervisorPid = status.SupervisorPid,
            Agent = options.Agent ? At("agent") : null,
            Ipfs = options.Ipfs ? At("ipfs") : null,
            IpfsDirect = options.Ipfs ? status.IpfsElsewhere ?? At("ipfsDirect") : null,
            IpfsElsewhere = status.IpfsElsewhere is not null,
            Compute = options.Compute ? At("compute") : null,
            Reports = options.Compute ? At("agentReports") : null,
            Logs = status.Target == Targets.Native && options.Compute ? Logs(paths) : new Dictionary<string, string>(),
            AgentStore = status.Target == Targets.Native ? paths.AgentStore : null,
        };

        Uri At(string port) => new($"http://{status.Host}:{status.Ports[port]}");
    }
}
