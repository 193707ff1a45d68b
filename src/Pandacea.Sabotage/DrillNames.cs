namespace Pandacea.Sabotage;

/// <summary>Drills that have a matrix.</summary>
internal static class DrillNames
{
    public const string EvmRpcFlap = "evm_rpc_flap";
    public const string AgentCrash = "agent_crash";
    public const string AgentOverload = "agent_overload";

    public const string IpfsSlowdown = "ipfs_slowdown";
    public const string PysyftCrash = "pysyft_crash";

    /// <summary>All of them, for what is wrong in every drill.</summary>
    public static IReadOnlyList<string> All { get; } = [EvmRpcFlap, AgentCrash, AgentOverload, IpfsSlowdown, PysyftCrash];
}
