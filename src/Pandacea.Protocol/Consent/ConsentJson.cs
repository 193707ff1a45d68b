using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Consent;

/// <summary>How consent manifests are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(ConsentManifest))]
[JsonSerializable(typeof(ConsentAnswer))]
[JsonSerializable(typeof(ConsentAnswer[]))]
public sealed partial class ConsentJson : JsonSerializerContext;
