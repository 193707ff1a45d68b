using Pandacea.Faults.Processes;

namespace Pandacea.Faults.Injection;

/// <summary>A fault on a process.</summary>
internal sealed class ProcessStroke(IProcessFault fault, ProcessStrike strike) : IStroke
{
    public ProcessIdentity? Process => strike.Process;

    public Task ApplyAsync(CancellationToken cancellationToken) => fault.ApplyAsync(strike, cancellationToken);

    public Task UndoAsync(CancellationToken cancellationToken) => fault.UndoAsync(strike, cancellationToken);
}
