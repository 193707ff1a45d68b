using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Says in the API's description which errors a route has.</summary>
internal static class ProducesErrorsExtension
{
    // What any signed route may answer.
    private static readonly int[] Common = [401, 413, 429, 431, 503];

    public static RouteHandlerBuilder ProducesErrors(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in Common.Concat(statuses).Order())
        {
            route.Produces<ErrorBody>(status, "application/json");
        }

        return route;
    }
}
