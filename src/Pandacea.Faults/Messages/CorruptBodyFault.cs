using Pandacea.Faults.Catalog;
using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Messages;

/// <summary>Inverts the byte in the middle of a body; lengths and everything else stay as they were.</summary>
internal sealed class CorruptBodyFault(FaultSettings settings) : IMessageFault
{
    private readonly string? _stream = settings.Text(StreamAttribute.Name);

    public static FaultDescription Description { get; } = new("corrupt_body", FaultStage.Message, [StreamAttribute.Description])
    {
        Summary = "Inverts a byte in the middle of what is sent or answered.",
    };

    public async Task ApplyAsync(MessageExchange exchange)
    {
        if (StreamAttribute.Covers(_stream, Flow.Upstream))
        {
            var request = exchange.Context.Request;
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body, exchange.Context.RequestAborted).ConfigureAwait(false);
            (request.Body, request.ContentLength) = (new MemoryStream(Spoilt(body.ToArray())), body.Length);
        }

        if (!StreamAttribute.Covers(_stream, Flow.Downstream))
        {
            await exchange.ForwardAsync().ConfigureAwait(false);
        }
        else if (await exchange.CaptureAsync().ConfigureAwait(false) is { } answer)
        {
            await exchange.SendAsync(Spoilt(answer.ToArray()), answer.Length).ConfigureAwait(false);
        }
    }

    private static byte[] Spoilt(byte[] body)
    {
        if (body.Length > 0)
        {
            body[body.Length / 2] ^= 0xFF;
        }

        return body;
    }
}
