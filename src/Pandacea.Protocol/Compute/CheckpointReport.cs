using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>Body of a POST to <see cref="ComputeRoutes.Checkpoint"/>: a later attempt can go on from here.</summary>
/// <param name="WorkerId">Who says so.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Step">Steps done.</param>
/// <param name="CheckpointCid">Where it is stored.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CheckpointReport(string WorkerId, int Attempt, long Fence, int Step, string CheckpointCid);
