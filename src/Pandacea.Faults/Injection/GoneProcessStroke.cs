using Pandacea.Faults.Processes;
using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Injection;

/// <summary>A fault after which the process is gone: as at its own port, nobody can connect to the proxy until it is back.</summary>
internal sealed class GoneProcessStroke(ProcessStroke stroke, FaultProxy proxy) : IStroke
{
    public ProcessIdentity? Process => stroke.Process;

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        // Not before: what is asked to end may still answer.
        await stroke.ApplyAsync(cancellationToken).ConfigureAwait(false);
        proxy.Refuse(this);
    }

    public async Task UndoAsync(CancellationToken cancellationToken)
    {
        await stroke.UndoAsync(cancellationToken).ConfigureAwait(false);
        proxy.Accept(this);
    }
}
