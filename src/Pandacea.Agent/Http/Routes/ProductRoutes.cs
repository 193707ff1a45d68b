using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Http.Catalogue;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>The catalogue.</summary>
internal static class ProductRoutes
{
    private const int MostKeywords = 20;
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "keywords", "limit", "cursor" };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(AgentRoutes.Products, List).WithName("listProducts").WithTags("products")
            .WithSummary("Lists the products on offer")
            .WithDescription("Ordered by id, a page at a time: nextCursor of a page is the cursor of the next one, and null on the last.")
            .Produces<ProductPage>().ProducesErrors(400);
        app.MapGet(AgentRoutes.Products + "/{productId}", Find).WithName("getProduct").WithTags("products")
            .WithSummary("Shows a product")
            .WithDescription("All that the catalogue says about it, a sample's content address included.")
            .Produces<ProductDetail>().ProducesErrors(404);
    }

    private static IResult List(
        HttpContext context,
        ProductCatalogue catalogue,
        [Description("Words separated by commas, at most 20: products that have any of them, in any case.")] string? keywords,
        [Description("Products of a page, 1 to 100; 20 unless given.")] string? limit,
        [Description("nextCursor of an earlier page; the first page without.")] string? cursor)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            if (!Known.Contains(name) || values.Count > 1)
            {
                throw new BadInputException(values.Count > 1 ? $"{name}: given twice." : $"{name}: unknown parameter.");
            }
        }

        var words = (keywords ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostKeywords)
        {
            throw new BadInputException($"keywords: at most {MostKeywords}.");
        }

        var count = ProductPage.DefaultLimit;
        if (limit is not null
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > ProductPage.MaxLimit))
        {
            throw new BadInputException($"limit: must be 1 to {ProductPage.MaxLimit}.");
        }

        string? after = null;
        if (cursor is not null && !PageCursor.TryRead(cursor, out after))
        {
            throw new BadInputException("cursor: must be the nextCursor of an earlier page.");
        }

        return TypedResults.Json(catalogue.Page(words, count, after), AgentJson.Default.ProductPage);
    }

    private static IResult Find(HttpContext context, ProductCatalogue catalogue, [Description("The product's id, percent-encoded.")] string productId)
    {
        // The routed value keeps an escaped slash escaped; what was really asked for stands on the request line.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var id = productId.Contains('%') ? Uri.UnescapeDataString(target[(target.LastIndexOf('/') + 1)..]) : productId;
        return catalogue.Find(id) is { } product
            ? TypedResults.Json(product, AgentJson.Default.ProductDetail)
            : throw new BadInputException("productId: there is no such product.", AgentErrorCodes.NotFound, 404);
    }
}
