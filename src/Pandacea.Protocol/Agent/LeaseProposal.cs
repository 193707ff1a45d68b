using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Body of a POST to <see cref="AgentRoutes.Leases"/>.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="MaxPrice">The most that the spender pays, as <see cref="Wei"/>.</param>
/// <param name="Duration">As <see cref="LeaseDuration"/>.</param>
/// <param name="SpenderDid">Who the spender is.</param>
/// <param name="Computation">What is to be computed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LeaseProposal(
    string? ProductId = null,
    string? MaxPrice = null,
    string? Duration = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SpenderDid = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeaseComputation? Computation = null);
