using Pandacea.Faults.Ledger;
using Pandacea.Faults.Processes;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Puts right what a supervisor left that was killed: faults in force, and children without a parent.</summary>
internal sealed class DeadSupervisor(StackPaths paths, IPlatform platform, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Its children that still run, dependants first.</summary>
    public static IEnumerable<ServiceRecord> Orphans(StackRecord record) => record.Supervisor.IsAlive()
        ? []
        : record.Services.Reverse().Where(service => service.Process.IsAlive());

    /// <summary>Does nothing while the supervisor lives.</summary>
    public async Task<RecoveryReport> RecoverAsync(CancellationToken cancellationToken)
    {
        var record = StackRecord.Read(paths);
        if (record is not null && record.Supervisor.IsAlive())
        {
            return new([], null);
        }

        var undone = new List<string>();
        var failed = new List<string>();
        await UndoFaultsAsync(undone, failed, cancellationToken).ConfigureAwait(false);
        if (record is not null)
        {
            await StopOrphansAsync(record, undone, failed, cancellationToken).ConfigureAwait(false);
        }

        if (failed.Count > 0)
        {
            return new(undone, new(StackProblemKind.CouldNotUndo, string.Join(" ", failed), $"Put it right by hand and run `{StackCommand.Of("drill recover", paths.Offset)}` again."));
        }

        DiskProblem.TryDelete(paths.RecordFile);
        if (record is not null && Path.IsPathRooted(record.Pipe))
        {
            DiskProblem.TryDelete(record.Pipe);
        }

        return new(undone, null);
    }

    private async Task UndoFaultsAsync(List<string> undone, List<string> failed, CancellationToken cancellationToken)
    {
        var recovery = new UndoRecovery(ProcessSignals.ForThisSystem(), new Dictionary<string, IProcessTarget>(), paths.Offset);
        try
        {
            foreach (var outcome in await UndoLedger.RecoverAsync(paths.LedgerFile, recovery, cancellationToken).ConfigureAwait(false))
            {
                (outcome.Result == UndoResult.Failed ? failed : undone).Add(outcome.Detail);
            }
        }
        catch (LedgerException error)
        {
            failed.Add(error.Message);
        }
    }

    private async Task StopOrphansAsync(StackRecord record, List<string> undone, List<string> failed, CancellationToken cancellationToken)
    {
        foreach (var service in Orphans(record).ToList())
        {
            var gone = await ProcessEnd.StopAsync(service.Process, platform, Patience, time, cancellationToken).ConfigureAwait(false);
            (gone ? undone : failed).Add(gone
                ? $"{service.Name} (pid {service.Process.Pid}), left by a supervisor that was killed, was stopped."
                : $"{service.Name} (pid {service.Process.Pid}), left by a supervisor that was killed, does not end.");
        }
    }
}
