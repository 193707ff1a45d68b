namespace Pandacea.Protocol.Agent;

/// <summary>A product as the catalogue lists it.</summary>
/// <param name="ProductId">Its id; on chain the Keccak-256 of its UTF-8.</param>
/// <param name="Name">For people.</param>
/// <param name="DataType">What kind of data it is.</param>
/// <param name="Keywords">What it is found by.</param>
public sealed record ProductSummary(string ProductId, string Name, string DataType, IReadOnlyList<string> Keywords);
