using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>How bodies about jobs are written and read; as strict as <see cref="AgentJson"/>, in snake case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(TrainRequest))]
[JsonSerializable(typeof(TrainAccepted))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(ComputationRequest))]
[JsonSerializable(typeof(ComputationAccepted))]
[JsonSerializable(typeof(ComputationAnswer))]
[JsonSerializable(typeof(LeaseResultAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ComputationInput>))]
public sealed partial class JobJson : JsonSerializerContext;
