using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Hands in a computation under a lease.</summary>
/// <param name="LeaseId">The approved lease on chain that it is done under: 0x and 64 hex digits.</param>
/// <param name="ComputationCid">CID of its description, stored on IPFS: <c>docs/schemas/computation.schema.json</c>.</param>
/// <param name="Inputs">What its variables stand for, 1 to 16, each once.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComputationRequest(
    [property: Required, RegularExpression("^0x[0-9a-fA-F]{64}$")] string? LeaseId = null,
    [property: JsonPropertyName("computationCid"), Required, StringLength(128, MinimumLength = 1)] string? ComputationCid = null,
    [property: Required, MinLength(1), MaxLength(16)] IReadOnlyList<ComputationInput>? Inputs = null);
