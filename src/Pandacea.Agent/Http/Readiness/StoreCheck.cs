using Pandacea.Agent.Store;

namespace Pandacea.Agent.Http.Readiness;

/// <summary>The agent's own store can be written.</summary>
internal sealed class StoreCheck(IAgentStore store) : IReadinessCheck
{
    public string Name => "store";

    public Task CheckAsync(CancellationToken cancellationToken) => store.CheckAsync(cancellationToken);
}
