namespace Pandacea.Protocol.Agent;

/// <summary>All that the catalogue says about a product.</summary>
/// <param name="ProductId">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="DataType">What kind of data it is.</param>
/// <param name="Keywords">What it is found by.</param>
/// <param name="SchemaVersion">Version of the data's schema.</param>
/// <param name="OwnerDid">Whose data it is.</param>
/// <param name="Description">For people.</param>
/// <param name="SampleCid">Content address of a sample.</param>
public sealed record ProductDetail(
    string ProductId,
    string Name,
    string DataType,
    IReadOnlyList<string> Keywords,
    string SchemaVersion,
    string OwnerDid,
    string Description,
    string SampleCid);
