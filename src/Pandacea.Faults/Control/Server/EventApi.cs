using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Pandacea.Faults.Events;

namespace Pandacea.Faults.Control.Server;

/// <summary><c>GET /events</c>: one JSON line each, as they happen.</summary>
internal sealed class EventApi(EventHub events)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/events", StreamAsync);

    private async Task StreamAsync(HttpContext context)
    {
        using var watcher = events.Watch();
        context.Response.ContentType = "application/x-ndjson";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await WriteAsync(context, watcher).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The watcher left.
        }
    }

    private static async Task WriteAsync(HttpContext context, EventHub.Watcher watcher)
    {
        var writer = context.Response.BodyWriter;
        await foreach (var happened in watcher.ReadAllAsync(context.RequestAborted).ConfigureAwait(false))
        {
            JsonSerializer.Serialize(new Utf8JsonWriter(writer), happened, Answers.Json);
            writer.Write("\n"u8);

            // One flush for a whole burst.
            if (watcher.Events.Count == 0)
            {
                await writer.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }

        await writer.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
