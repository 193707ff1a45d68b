using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>What a lease is to compute.</summary>
/// <param name="Type">Kind of computation, in words of the spender and the earner.</param>
/// <param name="Parameters">An object whose fields depend on the kind.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LeaseComputation(
    [property: Required, StringLength(256, MinimumLength = 1)] string? Type = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Parameters = null);
