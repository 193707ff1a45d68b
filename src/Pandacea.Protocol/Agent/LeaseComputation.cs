using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>What a lease is to compute.</summary>
/// <param name="Type">Kind of computation.</param>
/// <param name="Parameters">An object whose fields depend on the kind.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LeaseComputation(
    string? Type = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Parameters = null);
