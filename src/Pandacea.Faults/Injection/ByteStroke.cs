using Pandacea.Faults.Processes;
using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Injection;

/// <summary>A byte fault on a proxy.</summary>
internal sealed class ByteStroke(FaultProxy proxy, AppliedByteFault fault) : IStroke
{
    public ProcessIdentity? Process => null;

    public Task ApplyAsync(CancellationToken cancellationToken)
    {
        proxy.Apply(fault);
        return Task.CompletedTask;
    }

    public Task UndoAsync(CancellationToken cancellationToken)
    {
        proxy.Remove(fault);
        return Task.CompletedTask;
    }
}
