using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Body of <see cref="AgentRoutes.Challenge"/>. Fields are nullable so that the agent can say which one is missing.</summary>
/// <param name="Address">The EVM address to bind.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ChallengeRequest(string? Address = null);
