using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>Turns an HTTP answer into a value or a failure.</summary>
internal static class AgentAnswer
{
    private const int MaxBody = 16 << 20;
    private const int MaxError = 64 << 10;

    public static async ValueTask<AttemptResult<T>> ReadAsync<T>(
        HttpResponseMessage response, AgentRequest<T> request, TimeProvider time, CancellationToken cancellationToken)
    {
        var failure = HttpFailures.Of(response, time);
        if (failure is null || (request.IsHealth && failure.Status == 503))
        {
            var body = await BodyAsync(response, MaxBody, cancellationToken).ConfigureAwait(false);
            if (body is null)
            {
                return new AttemptFailure(FailureKind.Rejected, "the answer is too long");
            }

            return Parse(body, request.Answer) is { } value
                ? value
                : failure ?? new AttemptFailure(FailureKind.Truncated, "unreadable answer") { RequestId = RequestId(response) };
        }

        return await DescribedAsync(failure, response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The failure with what the error body says; a body that cannot be had does not make it another failure.</summary>
    private static async ValueTask<AttemptFailure> DescribedAsync(
        AttemptFailure failure, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await BodyAsync(response, MaxError, cancellationToken).ConfigureAwait(false);
            return body is not null && Parse(body, AgentJson.Default.ErrorBody) is { Error: { } error }
                ? failure with
                {
                    Cause = $"{failure.Cause} {Printable(error.Code)}",
                    Error = new AgentError(Printable(error.Code), Printable(error.Message)),
                    RequestId = failure.RequestId ?? Printable(error.RequestId),
                }
                : failure;
        }
        catch (Exception error) when (TransportFailures.Of(error) is not null)
        {
            return failure;
        }
    }

    private static T? Parse<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <returns>Null: it is longer than allowed.</returns>
    private static async ValueTask<byte[]?> BodyAsync(HttpResponseMessage response, int max, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > max)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues(AgentHeaders.RequestId, out var ids) ? ids.FirstOrDefault() : null;

    /// <summary>Another party's text ends up in logs: it must not look like lines of its own.</summary>
    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
