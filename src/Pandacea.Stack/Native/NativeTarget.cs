using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>The stack as processes of this machine, behind the fault proxy, under one supervisor.</summary>
public sealed class NativeTarget : IStackTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly IPlatform _platform = Platforms.Current;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly HttpClient _patient = new() { Timeout = ReadinessProbe.Patience };
    private readonly TimeProvider _time;
    private readonly StackHealth _health;
    private readonly NamedIpfsNode _node;
    private readonly SupervisorStart _supervisor;
    private readonly Func<string, string?> _environment;
    private readonly WrongSettings _wrong;

    /// <summary>Creates a target.</summary>
    /// <param name="time">The clock; absent: the system's.</param>
    /// <param name="command">How the supervisor is started; absent: this program.</param>
    /// <param name="environment">Reads environment variables; absent: this process's.</param>
    /// <param name="settings">How services read their settings; absent: only they themselves complain of them.</param>
    public NativeTarget(TimeProvider? time = null, SupervisorCommand? command = null, Func<string, string?>? environment = null, SettingsCheck? settings = null)
    {
        _time = time ?? TimeProvider.System;
        _environment = environment ?? Environment.GetEnvironmentVariable;
        _wrong = new WrongSettings(settings ?? SettingsCheck.None, _environment);
        _health = new StackHealth(_http);
        _node = new NamedIpfsNode(new IpfsProbe(_http), _time);
        _supervisor = new SupervisorStart(command ?? SupervisorCommand.Default(), _health, _platform, _time);
    }

    /// <inheritdoc />
    public async Task<StackUpResult> UpAsync(StackOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (Ports.CheckOffset(options.Offset) is { } impossible)
        {
            return new StackUpResult.Failed(impossible);
        }

        var paths = options.Paths;
        var ground = new[] { PandaceaHome.Prepare(options.Home), StateSpace.Check(options.Home, options.Room) }.OfType<StackProblem>().ToList();
        if (ground.Count > 0)
        {
            // Without its folder nothing can be started or installed, but what else is in the way can be said.
            return new StackUpResult.Failed(StackProblem.All(Running(paths) is null ? [.. ground, .. Lacking(options)] : ground)!);
        }

        var taken = await StackLock.TakeAsync(paths, options.ReadyWithin, _time, cancellationToken).ConfigureAwait(false);
        if (taken.Value is not { } held)
        {
            return new StackUpResult.Failed(taken.Problem!);
        }

        using (held)
        {
            if (Running(paths) is { } running)
            {
                return OtherVersion(running) is { } other
                    ? new StackUpResult.Failed(other)
                    : new StackUpResult.AlreadyRunning(await StatusAsync(options, cancellationToken).ConfigureAwait(false));
            }

            return await StartAsync(options, paths, progress, cancellationToken).ConfigureAwait(false) is { } problem
                ? new StackUpResult.Failed(problem)

                // Not to be interrupted: it runs, and nobody would take it down.
                : new StackUpResult.Started(await StatusAsync(options, CancellationToken.None).ConfigureAwait(false));
        }
    }

    /// <inheritdoc />
    public async Task<StackDownResult> DownAsync(StackOptions options, CancellationToken cancellationToken)
    {
        var paths = options.Paths;
        if (!Directory.Exists(options.Home))
        {
            return new(false, [], null);
        }

        var taken = await StackLock.TakeAsync(paths, options.ReadyWithin, _time, cancellationToken).ConfigureAwait(false);
        if (taken.Value is not { } held)
        {
            return new(false, [], taken.Problem);
        }

        using (held)
        {
            var running = Running(paths);
            if (running is not null && await StopAsync(running, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                return new(true, [], problem);
            }

            var report = await new DeadSupervisor(paths, _platform, _time).RecoverAsync(cancellationToken).ConfigureAwait(false);
            return new(running is not null, report.Undone, report.Problem);
        }
    }

    /// <inheritdoc />
    public Task<StackStatus> StatusAsync(StackOptions options, CancellationToken cancellationToken)
        => new StackInspector(_health, new ReadinessProbe(_patient)).LookAsync(options.Paths, cancellationToken);

    /// <inheritdoc />
    public async Task<StackProblem?> RestartAsync(StackOptions options, string service, CancellationToken cancellationToken)
    {
        if (ServiceNames.Find(service) is not { } name)
        {
            return new(StackProblemKind.UnknownService, $"There is no service '{service}' that can be restarted.", $"Known: {ServiceNames.Known}.");
        }

        if (Running(options.Paths) is not { } record)
        {
            return new(StackProblemKind.NotRunning, $"No stack runs at offset {options.Offset} in {options.Home}.", $"Start it with `{StackCommand.Of("up", options.Offset)}`.");
        }

        if (NamedIpfsNode.NotOwn(record, name) is { } elsewhere)
        {
            return elsewhere;
        }

        var reply = await SupervisorPipe.AskAsync(record.Pipe, new(SupervisorRequest.Restart, name), cancellationToken).ConfigureAwait(false);
        return reply is null
            ? new(StackProblemKind.NotReady, $"The supervisor (pid {record.Supervisor.Pid}) does not answer.", $"Stop it with `{StackCommand.Of("down", options.Offset)}` and start it again.")
            : reply.Problem ?? await LackingAsync(options, name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<RecoveryReport> RecoverAsync(StackOptions options, CancellationToken cancellationToken)
    {
        var paths = options.Paths;
        if (!Directory.Exists(options.Home))
        {
            return new([], null);
        }

        var taken = await StackLock.TakeAsync(paths, options.ReadyWithin, _time, cancellationToken).ConfigureAwait(false);
        if (taken.Value is not { } held)
        {
            return new([], taken.Problem);
        }

        using (held)
        {
            return await new DeadSupervisor(paths, _platform, _time).RecoverAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _patient.Dispose();
    }

    private async Task<StackProblem?> StartAsync(StackOptions options, StackPaths paths, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var recovered = await new DeadSupervisor(paths, _platform, _time).RecoverAsync(cancellationToken).ConfigureAwait(false);
        foreach (var line in recovered.Undone)
        {
            progress?.Report(line);
        }

        if (recovered.Problem is not null)
        {
            return recovered.Problem;
        }

        var locator = new AnvilLocator(_environment, Environment.CurrentDirectory, AppContext.BaseDirectory);
        var anvil = await locator.LocateAsync(options.Home, progress, cancellationToken).ConfigureAwait(false);
        var located = new IpfsLocator(_environment).Locate();
        var silent = options.Ipfs && located.Value is { } named ? await _node.CheckAsync(named, cancellationToken).ConfigureAwait(false) : null;
        if (StackProblem.All(Lacking(options, anvil.Problem, silent)) is { } blocked)
        {
            return blocked;
        }

        var (program, node) = (anvil.Value!, located.Value!);
        if (options.FreshChain || options.Scratch)
        {
            new ChainState(paths.ChainFile).Wipe();
        }

        progress?.Report($"starting {program}{(options.Ipfs ? $", the IPFS node ({node})" : "")}{(options.Parts.Compute ? ", a compute worker" : "")}{(options.Agent ? " and the agent" : "")} behind the fault proxy");
        return await _supervisor.RunAsync(options, program, node, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a service that was restarted says that it lacks.</summary>
    private async Task<StackProblem?> LackingAsync(StackOptions options, string name, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(options, cancellationToken).ConfigureAwait(false);
        return status.Services.FirstOrDefault(service => service.Name == name) is { Lacks: { } lacks }
            ? new(StackProblemKind.NotReady, $"{name} was restarted and answers, but is not ready: {lacks}.", $"`{StackCommand.Of("status", options.Offset)}` tells when it is.")
            : null;
    }

    private static StackRecord? Running(StackPaths paths) => StackRecord.Read(paths) is { } record && record.Supervisor.IsAlive() ? record : null;

    /// <summary>Everything that a start needs and does not find, all at once.</summary>
    /// <param name="found">What was found already.</param>
    private IReadOnlyList<StackProblem> Lacking(StackOptions options, params StackProblem?[] found)
    {
        var node = new IpfsLocator(_environment).Locate();
        return
        [
            .. Ports.CheckFree(options.Offset, options.Parts, _platform),
            .. found.Append(node.Problem).OfType<StackProblem>(),
            .. _wrong.Of(options, options.Ipfs && node.Value == IpfsLocator.BuiltIn),
        ];
    }

    /// <summary>Its services are those of the program that started it: a verdict on them would not be one on this program.</summary>
    private static StackProblem? OtherVersion(StackRecord running) => (running.Version, running.Build) == (PandaceaVersion.Text, BuildId.Text)
        ? null
        : new(StackProblemKind.OtherVersion,
            $"The stack that runs here (pid {running.Supervisor.Pid}, since {running.Supervisor.StartTime:HH:mm:ss} UTC) was started by {(running.Version == PandaceaVersion.Text ? "another build" : "another version")} of this program ({running.Version ?? "unknown"}; this is {PandaceaVersion.Text}).",
            $"Stop it with `{StackCommand.Of("down", running.Offset)}`, then start it again with `{StackCommand.Of("up", running.Offset)}`.");

    private async Task<StackProblem?> StopAsync(StackRecord record, CancellationToken cancellationToken)
    {
        var reply = await SupervisorPipe.AskAsync(record.Pipe, new(SupervisorRequest.Stop), cancellationToken).ConfigureAwait(false);
        return (reply is not null && await ProcessEnd.GoneWithinAsync(record.Supervisor, Patience, _time, cancellationToken).ConfigureAwait(false))
            || await ProcessEnd.StopAsync(record.Supervisor, _platform, Patience, _time, cancellationToken).ConfigureAwait(false)
            ? null
            : new(StackProblemKind.CouldNotUndo, $"The supervisor (pid {record.Supervisor.Pid}) does not end.", $"Kill it and run `{StackCommand.Of("down", record.Offset)}` again.");
    }
}
