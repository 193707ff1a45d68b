using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>How artifacts are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(Artifact))]
public sealed partial class ArtifactJson : JsonSerializerContext;
