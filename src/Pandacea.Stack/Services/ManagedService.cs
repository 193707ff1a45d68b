using Pandacea.Faults.Events;
using Pandacea.Faults.Ledger;
using Pandacea.Faults.Processes;
using Pandacea.Hosting;

namespace Pandacea.Stack;

/// <summary>Keeps a service running: starts it, stops it so that it keeps its state, and starts it again when it dies by itself.</summary>
internal sealed class ManagedService(
    IServiceProgram program, string ledgerFile, IPlatform platform, TimeProvider time, JsonEventLog log, TextWriter output) : IProcessTarget, IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private volatile ServiceProcess? _process;

    /// <summary>Raised after it was started again.</summary>
    public event Action? Changed;

    /// <summary>Raised when no fault ended it, stopped it, or brought it back: one of <see cref="ServiceStates"/>, and the exit code of one that died.</summary>
    public event Action<string, int?>? ByItself;

    public string Name => program.Name;

    public ProcessIdentity? Current => _process is { HasExited: false } process ? process.Identity : null;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <returns>Why it does not; null if it does.</returns>
    public Task<StackProblem?> TryStartAsync(CancellationToken cancellationToken)
        => LockedAsync(LaunchAsync, cancellationToken);

    async Task IProcessTarget.StartAsync(CancellationToken cancellationToken)
    {
        if (await TryStartAsync(cancellationToken).ConfigureAwait(false) is { } problem)
        {
            throw new StackException(problem);
        }
    }

    Task IProcessTarget.StopAsync(CancellationToken cancellationToken) => LockedAsync(
        async _ =>
        {
            await StopProcessAsync().ConfigureAwait(false);
            return null;
        },
        cancellationToken);

    /// <summary>Stops it cleanly and starts it with the same state.</summary>
    /// <returns>Why it could not be done; null if it answers again.</returns>
    public Task<StackProblem?> RestartAsync(CancellationToken cancellationToken) => LockedAsync(
        async either =>
        {
            if (FaultInForce())
            {
                return new(StackProblemKind.FaultInForce, $"A fault is in force on {Name}.", "Wait until the drill has lifted it, or stop the drill.");
            }

            await StopProcessAsync().ConfigureAwait(false);
            var problem = await LaunchAsync(either).ConfigureAwait(false);
            ByItself?.Invoke(ServiceStates.Restarted, null);
            return problem;
        },
        cancellationToken);

    /// <summary>Stops it for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        await StopProcessAsync().ConfigureAwait(false);
        _gate.Release();
    }

    private async Task<StackProblem?> LaunchAsync(CancellationToken cancellationToken)
    {
        if (Current is not null)
        {
            return null;
        }

        // Before it starts: whoever holds its port would be asked whether it is ready, and answer.
        if (Ports.Held(Name, program.Port, platform) is { } held)
        {
            return held;
        }

        if (program.Prepare() is { } cannot)
        {
            return cannot;
        }

        var started = ServiceProcess.Start(program, output, time);
        if (started.Value is not { } process)
        {
            return started.Problem;
        }

        _process = process;
        try
        {
            if (await process.WaitUntilReadyAsync(cancellationToken).ConfigureAwait(false) is { } problem)
            {
                await StopProcessAsync().ConfigureAwait(false);
                return problem;
            }
        }
        catch (OperationCanceledException)
        {
            await StopProcessAsync().ConfigureAwait(false);
            throw;
        }

        Log(EventLevel.Info, "service_started", ("service", Name), ("pid", process.Identity.Pid));
        _ = WatchAsync(process);
        _ = new SuspensionWatch(process.Identity, PausedByFault, Stood, time).RunAsync(process.Exited);
        Changed?.Invoke();
        return null;
    }

    private async Task StopProcessAsync()
    {
        if (_process is { HasExited: false } process)
        {
            await process.StopAsync(platform).ConfigureAwait(false);
            Log(EventLevel.Info, "service_stopped", ("service", Name), ("pid", process.Identity.Pid), ("exit_code", process.ExitCode));
        }
    }

    private async Task WatchAsync(ServiceProcess process)
    {
        await process.Exited.ConfigureAwait(false);
        if (process.EndExpected)
        {
            return;
        }

        var byFault = KilledByFault(process.Identity);
        Log(EventLevel.Warn, "service_died", ("service", Name), ("pid", process.Identity.Pid), ("exit_code", process.ExitCode), ("by_fault", byFault));
        if (byFault)
        {
            // It starts it again itself, when it is lifted.
            return;
        }

        ByItself?.Invoke(ServiceStates.Died, process.ExitCode);
        try
        {
            for (var delay = TimeSpan.Zero; await StartAgainAsync(delay).ConfigureAwait(false) is { } problem;)
            {
                Log(EventLevel.Error, "service_start_failed", ("service", Name), ("error", problem.Message));
                delay = delay == TimeSpan.Zero ? FirstDelay : delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }

            ByItself?.Invoke(ServiceStates.Returned, null);
        }
        catch (OperationCanceledException)
        {
            // The supervisor stops.
        }
    }

    private void Stood(string state)
    {
        Log(EventLevel.Warn, "service_" + state, ("service", Name));
        ByItself?.Invoke(state, null);
    }

    private async Task<StackProblem?> StartAgainAsync(TimeSpan delay)
    {
        await Task.Delay(delay, time, _ending.Token).ConfigureAwait(false);
        return await TryStartAsync(_ending.Token).ConfigureAwait(false);
    }

    private bool FaultInForce() => OpenFaults().Any();

    // A pause that is in force when it dies by itself does not bring it back; a kill does, when it is lifted.
    private bool KilledByFault(ProcessIdentity process)
        => OpenFaults().Any(entry => entry.Type is "kill" or "restart" && entry.Process?.Pid == process.Pid);

    private bool PausedByFault() => OpenFaults().Any(static entry => entry.Type == "pause");

    private IEnumerable<UndoEntry> OpenFaults() => UndoLedger.ReadOpen(ledgerFile)
        .Where(entry => entry.On == Name && entry.Process is not null);

    private async Task<StackProblem?> LockedAsync(Func<CancellationToken, Task<StackProblem?>> action, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        await _gate.WaitAsync(either.Token).ConfigureAwait(false);
        try
        {
            return await action(either.Token).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Log(EventLevel level, string name, params (string Key, object? Value)[] fields)
        => log.Write(level, name, fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
}
