namespace Pandacea.Drills.Running;

/// <summary>The stack that is drilled.</summary>
/// <param name="Name">How it came to be, for people: first line of the output and part of the report.</param>
/// <param name="Evm">EVM RPC as clients reach it, through the fault proxy.</param>
/// <param name="EvmDirect">The node itself, for verification only.</param>
/// <param name="FaultControl">Control API of the fault proxy.</param>
/// <param name="Facts">Versions and hashes of its services.</param>
public sealed record DrillTarget(string Name, Uri Evm, Uri EvmDirect, Uri FaultControl, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The agent as clients reach it, through the fault proxy; null where the drill does not need it.</summary>
    public Uri? Agent { get; init; }

    /// <summary>The IPFS node as clients reach it, through the fault proxy; null where the drill does not need it.</summary>
    public Uri? Ipfs { get; init; }

    /// <summary>The node itself, for verification only; null where the drill does not need it.</summary>
    public Uri? IpfsDirect { get; init; }

    /// <summary>Whether the node was started outside of the stack.</summary>
    public bool IpfsElsewhere { get; init; }

    /// <summary>Process id of what runs the stack; null where it is not of this machine.</summary>
    public int? SupervisorPid { get; init; }

    /// <summary>The compute worker as the agent reaches it, through the fault proxy; null where the drill does not need it.</summary>
    public Uri? Compute { get; init; }

    /// <summary>The agent's listener as workers reach it, through the fault proxy; null where the drill does not need it.</summary>
    public Uri? Reports { get; init; }

    /// <summary>Files to which services write what they say, by service; empty where they cannot be reached.</summary>
    public IReadOnlyDictionary<string, string> Logs { get; init; } = new Dictionary<string, string>();

    /// <summary>Options of its services that something else than the drill changed, a line for each service.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>File of the agent's store, for verification only; null where it cannot be reached.</summary>
    public string? AgentStore { get; init; }
}
