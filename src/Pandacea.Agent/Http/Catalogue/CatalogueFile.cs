using System.Text.Json.Serialization;

namespace Pandacea.Agent.Http.Catalogue;

/// <summary>The catalogue file.</summary>
internal sealed record CatalogueFile(IReadOnlyList<CatalogueEntry?> Products);

/// <summary>How it is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CatalogueFile))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
