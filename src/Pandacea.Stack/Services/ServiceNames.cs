namespace Pandacea.Stack;

/// <summary>What people may call the services.</summary>
internal static class ServiceNames
{
    /// <summary>For messages.</summary>
    public const string Known = "evm (or anvil), ipfs, agent (or agent-backend), compute";

    /// <summary>The name that the stack uses; null if there is no such service.</summary>
    public static string? Find(string text) => text.ToLowerInvariant() switch
    {
        AnvilProgram.ServiceName or "anvil" => AnvilProgram.ServiceName,
        IpfsProgram.ServiceName => IpfsProgram.ServiceName,
        AgentProgram.ServiceName or "agent-backend" => AgentProgram.ServiceName,
        ComputeProgram.ServiceName => ComputeProgram.ServiceName,
        _ => null,
    };
}
