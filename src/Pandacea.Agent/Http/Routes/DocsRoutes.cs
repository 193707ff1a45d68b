using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pandacea.Agent.Http.Routes;

/// <summary>The API's description, for programs and for people.</summary>
internal static class DocsRoutes
{
    public const string Document = "/openapi/v1.json";
    private const string Page = "Pandacea.Agent.docs.html";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Document);
        app.MapGet("/docs", Show).ExcludeFromDescription();
    }

    private static IResult Show() => TypedResults.Stream(typeof(DocsRoutes).Assembly.GetManifestResourceStream(Page)!, "text/html; charset=utf-8");
}
