using Pandacea.Faults.Processes;
using Pandacea.Protocol;

namespace Pandacea.Faults.Ledger;

/// <summary>Undoes entries without the host that applied them.</summary>
/// <param name="signals">How processes are signalled.</param>
/// <param name="processes">Processes that can be started here, by name; may be empty.</param>
/// <param name="offset">Offset of the stack, for commands in messages.</param>
public sealed class UndoRecovery(IProcessSignals signals, IReadOnlyDictionary<string, IProcessTarget> processes, int offset)
{
    /// <summary>Undoes one entry; never throws for what it finds.</summary>
    public async Task<UndoOutcome> UndoAsync(UndoEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Process is not { } process)
        {
            return new(entry, UndoResult.Gone, $"{entry.Type} on {entry.On} ended with the proxy that held it");
        }

        try
        {
            return process.IsAlive() ? Resume(entry, process) : await StartAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new(entry, UndoResult.Failed, $"{entry.Type} on {entry.On} (pid {process.Pid}) could not be undone: {error.Message}. Stop the process and run `{StackCommand.Of("up", offset)}`.");
        }
    }

    private UndoOutcome Resume(UndoEntry entry, ProcessIdentity process)
    {
        // Harmless to one that is not paused, and right for one that was to be killed and was not.
        signals.Resume(process.Pid);
        return new(entry, UndoResult.Undone, $"{entry.On} (pid {process.Pid}) runs");
    }

    private async Task<UndoOutcome> StartAsync(UndoEntry entry, CancellationToken cancellationToken)
    {
        if (!processes.TryGetValue(entry.On, out var target))
        {
            return new(entry, UndoResult.NeedsStack, $"{entry.On} is not running and its supervisor is gone. Start it with `{StackCommand.Of("up", offset)}`.");
        }

        if (target.Current is null)
        {
            await target.StartAsync(cancellationToken).ConfigureAwait(false);
        }

        return new(entry, UndoResult.Undone, $"{entry.On} runs");
    }
}
