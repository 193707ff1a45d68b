using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Drills.Workloads;

/// <summary>The agent as each spender reaches it.</summary>
public interface ISpenderAgents
{
    /// <summary>Leases, in the spender's name.</summary>
    IAgentLeaseClient Leases(Spender spender);

    /// <summary>The catalogue, in the spender's name.</summary>
    IProductClient Products(Spender spender);

    /// <summary>Jobs, in the spender's name.</summary>
    IJobClient Jobs(Spender spender);

    /// <summary>The rest, in the spender's name.</summary>
    AgentClient Agent(Spender spender);
}
