using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Messages;

/// <summary>Answers with a status instead of asking the dependency.</summary>
internal sealed class HttpStatusFault(FaultSettings settings) : IMessageFault
{
    private readonly int _status = (int)settings.Number("status");

    // The header knows only whole seconds.
    private readonly int _retryAfterSeconds = (int)Math.Ceiling(settings.Value("retryAfter") / 1000);

    public static FaultDescription Description { get; } = new("http_status", FaultStage.Message,
    [
        new("status", AttributeKind.Number, Required: true, Min: 400, Max: 599) { Summary = "Status of the answer." },
        new("retryAfter", AttributeKind.Duration, Min: 0, Max: 3_600_000) { Summary = "Sent as Retry-After, rounded up to seconds; absent: none is sent." },
    ])
    {
        Summary = "Answers requests with an HTTP error.",
    };

    public int? RetryAfterMs { get; } = settings.Text("retryAfter") is null ? null : (int)Math.Ceiling(settings.Value("retryAfter") / 1000) * 1000;

    public Task ApplyAsync(MessageExchange exchange)
    {
        var response = exchange.Context.Response;
        response.StatusCode = _status;
        if (RetryAfterMs is not null)
        {
            response.Headers.RetryAfter = _retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync("injected fault\n", exchange.Context.RequestAborted);
    }
}
