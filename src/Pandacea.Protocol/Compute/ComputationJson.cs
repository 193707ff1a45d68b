using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>How descriptions of computations are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(ComputationDocument))]
public sealed partial class ComputationJson : JsonSerializerContext;
