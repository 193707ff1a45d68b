using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>What a variable of a computation stands for.</summary>
/// <param name="AssetId">A data set of the leased product, or a built-in one.</param>
/// <param name="VariableName">The variable.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComputationInput(string AssetId, string VariableName);
