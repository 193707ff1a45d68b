using System.Collections.Concurrent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Drills.Workloads;

/// <summary>One SDK client for each spender; connections and circuit are shared.</summary>
internal sealed class SpenderAgents(AgentClient shared) : ISpenderAgents
{
    private readonly ConcurrentDictionary<string, AgentClient> _clients = new(StringComparer.Ordinal);

    public IAgentLeaseClient Leases(Spender spender) => Agent(spender).Leases;

    public IProductClient Products(Spender spender) => Agent(spender).Products;

    public IJobClient Jobs(Spender spender) => Agent(spender).Jobs;

    public AgentClient Agent(Spender spender) =>
        _clients.GetOrAdd(spender.Identity.PeerId.ToString(), static (_, pair) => pair.shared.As(pair.spender.Identity), (shared, spender));
}
