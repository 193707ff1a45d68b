using Pandacea.Agent.Admission;
using Pandacea.Agent.Http.Catalogue;
using Pandacea.Agent.Http.Readiness;
using Pandacea.Agent.Identity;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Leases;
using Pandacea.Agent.Store;
using Pandacea.Hosting;

namespace Pandacea.Agent.Http;

/// <summary>What the HTTP side of an agent is made of.</summary>
internal sealed record AgentParts
{
    public required IAgentStore Store { get; init; }

    public required AgentIdentity Identity { get; init; }

    public required ProductCatalogue Catalogue { get; init; }

    public required ILeaseService Leases { get; init; }

    public required DataSets Data { get; init; }

    public required JsonEventLog Log { get; init; }

    public required TimeProvider Time { get; init; }

    public required IPressureGauge Pressure { get; init; }

    /// <summary>Besides the store.</summary>
    public IReadOnlyList<IReadinessCheck> Checks { get; init; } = [];
}
