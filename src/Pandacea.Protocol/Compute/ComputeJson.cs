using System.Text.Json.Serialization;
using Pandacea.Protocol.Agent;

namespace Pandacea.Protocol.Compute;

/// <summary>How bodies between agent and worker are written and read; as strict as <see cref="AgentJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(JobOffer))]
[JsonSerializable(typeof(JobTaken))]
[JsonSerializable(typeof(HeartbeatReport))]
[JsonSerializable(typeof(CheckpointReport))]
[JsonSerializable(typeof(ResultReport))]
[JsonSerializable(typeof(LeaseExtended))]
[JsonSerializable(typeof(WorkerLiveness))]
public sealed partial class ComputeJson : JsonSerializerContext;
