using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Body of a POST to <see cref="AgentRoutes.Execute"/>.</summary>
/// <param name="LeaseId">The lease on chain that it is done under.</param>
/// <param name="ComputationCid">Where its description is stored: a <see cref="Compute.ComputationDocument"/>.</param>
/// <param name="Inputs">What its variables stand for.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComputationRequest(
    string? LeaseId = null,
    [property: JsonPropertyName("computationCid")] string? ComputationCid = null,
    IReadOnlyList<ComputationInput>? Inputs = null);
