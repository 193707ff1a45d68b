namespace Pandacea.Protocol.Agent;

/// <summary>Names of files that others than the agent look for.</summary>
public static class AgentFiles
{
    /// <summary>The store, in the agent's data folder. Verifiers read its views; nobody but the agent writes it.</summary>
    public const string Store = "agent.db";
}
