using System.Runtime.CompilerServices;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>The catalogue of the configured agent.</summary>
internal sealed class ProductClient(AgentTransport transport) : IProductClient
{
    private static readonly ProductQuery Everything = new();

    public async IAsyncEnumerable<ProductSummary> ListAsync(
        ProductQuery? query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await PageAsync(query, cursor, cancellationToken).ConfigureAwait(false);
            foreach (var product in page.Data)
            {
                yield return product;
            }

            if (page.NextCursor is not null && page.NextCursor == cursor)
            {
                throw AgentException.Unusable("The agent names the same page as the next one; the catalogue cannot be listed.");
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    public ValueTask<ProductPage> PageAsync(ProductQuery? query, string? cursor, CancellationToken cancellationToken) => transport.SendAsync(
        AgentRequest<ProductPage>.Get("products.list", (query ?? Everything).ToPath(cursor), AgentJson.Default.ProductPage), cancellationToken);

    public ValueTask<ProductDetail> GetAsync(string productId, CancellationToken cancellationToken) => transport.SendAsync(
        AgentRequest<ProductDetail>.Get("products.get", AgentRoutes.Product(productId), AgentJson.Default.ProductDetail), cancellationToken);
}
