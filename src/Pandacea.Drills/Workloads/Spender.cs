using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;

namespace Pandacea.Drills.Workloads;

/// <summary>Who proposes and pays; fresh keys in every run (D23).</summary>
/// <param name="Identity">Signs requests to the agent.</param>
/// <param name="Account">Signs transactions.</param>
public sealed record Spender(AgentIdentity Identity, EvmAccount Account)
{
    /// <summary>A new one.</summary>
    public static Spender Generate() => new(AgentIdentity.Generate(), EvmAccount.Generate());
}
