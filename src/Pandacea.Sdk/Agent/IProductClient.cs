using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>The agent's catalogue. Thread safe.</summary>
public interface IProductClient
{
    /// <summary>Lists products, page after page as they are needed.</summary>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="PandaceaException">A page could not be had.</exception>
    IAsyncEnumerable<ProductSummary> ListAsync(ProductQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>One page.</summary>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cursor">Where the page begins: <see cref="ProductPage.NextCursor"/> of the one before; null for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="PandaceaException">The page could not be had.</exception>
    ValueTask<ProductPage> PageAsync(ProductQuery? query, string? cursor, CancellationToken cancellationToken = default);

    /// <summary>All about one product.</summary>
    /// <exception cref="AgentException">There is none: <c>NOT_FOUND</c>.</exception>
    ValueTask<ProductDetail> GetAsync(string productId, CancellationToken cancellationToken = default);
}
