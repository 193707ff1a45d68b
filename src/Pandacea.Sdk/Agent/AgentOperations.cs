using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>The operations without parameters.</summary>
internal static class AgentOperations
{
    public static readonly AgentRequest<Health> Health =
        AgentRequest<Health>.Get("health", AgentRoutes.Health, AgentJson.Default.Health) with { IsHealth = true };

    public static readonly AgentRequest<Liveness> Liveness =
        AgentRequest<Liveness>.Get("liveness", AgentRoutes.Liveness, AgentJson.Default.Liveness);

    public static readonly AgentRequest<Readiness> Readiness =
        AgentRequest<Readiness>.Get("readiness", AgentRoutes.Readiness, AgentJson.Default.Readiness) with { IsHealth = true };
}
