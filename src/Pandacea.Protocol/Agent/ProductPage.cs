namespace Pandacea.Protocol.Agent;

/// <summary>A page of the catalogue.</summary>
/// <param name="Data">Its products.</param>
/// <param name="NextCursor">Where the next page begins; null: there is none.</param>
public sealed record ProductPage(IReadOnlyList<ProductSummary> Data, string? NextCursor = null)
{
    /// <summary>Products of a page if the caller does not say.</summary>
    public const int DefaultLimit = 20;

    /// <summary>A page has no more.</summary>
    public const int MaxLimit = 100;
}
