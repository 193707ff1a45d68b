using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>How a model was trained.</summary>
/// <param name="Epochs">How often each record was expected to be seen.</param>
/// <param name="BatchSize">Records expected in a step.</param>
/// <param name="LearningRate">Length of a step.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ArtifactTraining(int Epochs, int BatchSize, double LearningRate);
