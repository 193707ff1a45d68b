using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Pandacea.Agent.Http.Routes;

/// <summary>The API's description, for programs and for people.</summary>
internal static class DocsRoutes
{
    public const string Document = "/openapi/v1.json";
    private const string Page = "docs";

    public static void Map(IEndpointRouteBuilder app) => app.MapOpenApi(Document);

    /// <summary>The page and what it loads come from this program; nothing is fetched from elsewhere.</summary>
    public static void Use(IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = Page;
        page.DocumentTitle = "Pandacea agent API";
        page.SwaggerEndpoint(Document, "Pandacea agent");
        page.SupportedSubmitMethods([]); // Requests must be signed, which a page cannot do.
    });
}
