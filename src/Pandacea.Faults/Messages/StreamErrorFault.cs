using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Messages;

/// <summary>Ends answers early and says so only in a trailer, as Kubo does with what fails after the first byte.</summary>
internal sealed class StreamErrorFault(FaultSettings settings) : IMessageFault
{
    private const string Trailer = "X-Stream-Error";
    private readonly long _bytes = settings.Number("bytes");

    public static FaultDescription Description { get; } = new("stream_error", FaultStage.Message,
    [
        new("bytes", AttributeKind.Number, Required: true, Min: 0, Max: 1_000_000_000) { Summary = "Bytes of the body that pass; at least one is always missing." },
    ])
    {
        Summary = "Ends answers early, with the error in a trailer.",
    };

    public async Task ApplyAsync(MessageExchange exchange)
    {
        if (await exchange.CaptureAsync().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        // The server has no trailers in HTTP/1.1, so the chunks are framed here.
        var (response, part) = (exchange.Context.Response, MessageExchange.Part(body, _bytes));
        response.ContentLength = null;
        response.Headers.Trailer = Trailer;
        response.Headers.TransferEncoding = "chunked";
        await response.StartAsync(exchange.Context.RequestAborted).ConfigureAwait(false);
        if (!part.IsEmpty)
        {
            await response.WriteAsync(part.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n", exchange.Context.RequestAborted).ConfigureAwait(false);
            await response.BodyWriter.WriteAsync(part, exchange.Context.RequestAborted).ConfigureAwait(false);
            await response.WriteAsync("\r\n", exchange.Context.RequestAborted).ConfigureAwait(false);
        }

        await response.BodyWriter.WriteAsync(Encoding.ASCII.GetBytes($"0\r\n{Trailer}: injected fault\r\n\r\n"), exchange.Context.RequestAborted).ConfigureAwait(false);
    }
}
