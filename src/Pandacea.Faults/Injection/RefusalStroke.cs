using Pandacea.Faults.Processes;
using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Injection;

/// <summary>The fault <c>down</c> on a proxy.</summary>
internal sealed class RefusalStroke(FaultProxy proxy) : IStroke
{
    public ProcessIdentity? Process => null;

    public Task ApplyAsync(CancellationToken cancellationToken)
    {
        proxy.Refuse(this);
        return Task.CompletedTask;
    }

    public Task UndoAsync(CancellationToken cancellationToken)
    {
        proxy.Accept(this);
        return Task.CompletedTask;
    }
}
