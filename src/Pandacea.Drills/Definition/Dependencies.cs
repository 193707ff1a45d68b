namespace Pandacea.Drills.Definition;

/// <summary>Dependencies that a drill can need and strike.</summary>
public static class Dependencies
{
    /// <summary>The EVM RPC.</summary>
    public const string Evm = "evm";

    /// <summary>The agent backend.</summary>
    public const string Agent = "agent";

    /// <summary>The IPFS node.</summary>
    public const string Ipfs = "ipfs";

    /// <summary>The compute worker.</summary>
    public const string Compute = "compute";

    /// <summary>The agent's listener for what workers report.</summary>
    public const string Reports = "reports";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Evm, Agent, Ipfs, Compute, Reports];
}
