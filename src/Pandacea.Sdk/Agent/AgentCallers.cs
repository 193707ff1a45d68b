using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Jobs;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Agent;

/// <summary>Makes clients that sign as somebody else.</summary>
internal sealed class AgentCallers(
    AgentOptions options, IRequestRandom random, Lazy<DisputeTransactions> disputes, Lazy<IStorageClient> storage, TimeProvider time)
{
    public AgentClient Client(AgentTransport shared, AgentIdentity identity)
    {
        var transport = shared.As(new RequestSigner(new Lazy<AgentIdentity>(identity), random, time));
        return new AgentClient(transport, this, random, new ProductClient(transport), Leases(transport), Jobs(transport), Computations(transport));
    }

    public IJobClient Jobs(AgentTransport transport) => new JobClient(transport, options, random, storage, time);

    public IComputationClient Computations(AgentTransport transport) => new ComputationClient(transport, options, random, storage, time);

    public IAgentLeaseClient Leases(AgentTransport transport) => new AgentLeaseClient(transport, options, random, disputes, time);
}
