using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>Body of a POST to <see cref="ComputeRoutes.Heartbeat"/>: the attempt lives.</summary>
/// <param name="WorkerId">Who says so.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps that there are; 0 as long as that is not known.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record HeartbeatReport(string WorkerId, int Attempt, long Fence, int Step, int Steps);
