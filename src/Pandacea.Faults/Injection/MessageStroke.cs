using Pandacea.Faults.Messages;
using Pandacea.Faults.Processes;

namespace Pandacea.Faults.Injection;

/// <summary>A message fault on a proxy, whose message stage starts with the first of them.</summary>
internal sealed class MessageStroke(ProxyNode node, AppliedMessageFault fault) : IStroke
{
    public ProcessIdentity? Process => null;

    public async Task ApplyAsync(CancellationToken cancellationToken)
        => (await node.MessagesAsync(cancellationToken).ConfigureAwait(false)).Add(fault);

    public Task UndoAsync(CancellationToken cancellationToken)
    {
        node.StartedMessages?.Remove(fault);
        return Task.CompletedTask;
    }
}
