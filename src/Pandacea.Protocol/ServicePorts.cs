namespace Pandacea.Protocol;

/// <summary>Well-known ports of the native stack, shifted together by an offset so that stacks can live side by side.</summary>
/// <param name="Offset">Added to every port; 0 is the default stack.</param>
public readonly record struct ServicePorts(int Offset)
{
    /// <summary>EVM RPC as clients reach it: the fault proxy.</summary>
    public int Evm => 8545 + Offset;

    /// <summary>The EVM node itself, behind the proxy. Only verifiers and the supervisor go there.</summary>
    public int EvmDirect => 18545 + Offset;

    /// <summary>The agent as clients reach it: the fault proxy.</summary>
    public int Agent => 8080 + Offset;

    /// <summary>The agent itself, behind the proxy.</summary>
    public int AgentDirect => 18080 + Offset;

    /// <summary>The IPFS node's RPC as clients reach it: the fault proxy.</summary>
    public int Ipfs => 5001 + Offset;

    /// <summary>The IPFS node itself, behind the proxy.</summary>
    public int IpfsDirect => 15001 + Offset;

    /// <summary>The agent's internal listener itself, behind the proxy; far enough from all others that stacks at offsets next to each other do not meet.</summary>
    public int AgentReportsDirect => 19081 + Offset;

    /// <summary>The agent's internal listener as workers reach it: the fault proxy; as far from all others as the listener itself.</summary>
    public int AgentReports => 9081 + Offset;

    /// <summary>The compute worker as the agent reaches it: the fault proxy.</summary>
    public int Compute => 8090 + Offset;

    /// <summary>The compute worker itself, behind the proxy.</summary>
    public int ComputeDirect => 18090 + Offset;

    /// <summary>The control API of the fault proxy.</summary>
    public int FaultControl => 8474 + Offset;

    /// <summary>The offset of the stack whose <see cref="FaultControl"/> listens on <paramref name="port"/>.</summary>
    public static int OffsetOf(int port) => port - new ServicePorts(0).FaultControl;
}
