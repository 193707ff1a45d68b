namespace Pandacea.Agent.Http.Catalogue;

/// <summary>A product as the catalogue file has it; fields are nullable so that what is missing can be named.</summary>
internal sealed record CatalogueEntry(
    string? ProductId = null,
    string? Name = null,
    string? DataType = null,
    IReadOnlyList<string?>? Keywords = null,
    string? SchemaVersion = null,
    string? OwnerDid = null,
    string? Description = null,
    string? SampleCid = null,
    string? Sample = null,
    string? BasePrice = null);
