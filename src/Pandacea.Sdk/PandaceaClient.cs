using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk;

/// <summary>The SDK's entry: one for each container, thread safe.</summary>
public sealed class PandaceaClient
{
    internal PandaceaClient(ChainClient chain, ILeaseClient leases)
    {
        Chain = chain;
        Leases = leases;
    }

    /// <summary>The chain: raw calls, transactions, deployment.</summary>
    public ChainClient Chain { get; }

    /// <summary>The lease contract.</summary>
    public ILeaseClient Leases { get; }
}
