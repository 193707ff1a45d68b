using System.Text.Json;

namespace Pandacea.Protocol.Agent;

/// <summary>What a computation made.</summary>
/// <param name="Output">The artifact: <c>docs/schemas/artifact.schema.json</c>.</param>
/// <param name="Artifacts">Where it is stored.</param>
public sealed record ComputationResults(JsonElement Output, IReadOnlyList<StoredArtifact> Artifacts);
