using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Chain;

/// <summary>One URL of the chain with its pipeline.</summary>
internal sealed class EvmEndpoint
{
    private const int MaxAnswer = 64 << 20;
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly RpcRequest ProbeRequest = RpcRequest.Write("eth_blockNumber", 0, []);

    private readonly Uri _url;
    private readonly HttpClient _http;
    private readonly UpstreamPipeline _pipeline;
    private readonly string? _client;
    private readonly TimeProvider _time;

    public EvmEndpoint(Uri url, HttpClient http, UpstreamPipeline pipeline, string? client, TimeProvider time)
    {
        (_url, _http, _pipeline, _client, _time) = (url, http, pipeline, client, time);
        pipeline.ProbeWith(ProbeAsync);
    }

    public ValueTask<JsonElement> CallAsync(RpcRequest request, CancellationToken cancellationToken) => _pipeline.ExecuteAsync(
        request.Method,
        static (state, attempt, token) => state.Endpoint.AttemptAsync(state.Request, attempt, token),
        (Endpoint: this, Request: request),
        cancellationToken);

    private async ValueTask<AttemptResult<JsonElement>> AttemptAsync(RpcRequest request, AttemptContext attempt, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        message.Headers.TryAddWithoutValidation(WireHeaders.Call, attempt.CallId);
        message.Headers.TryAddWithoutValidation(WireHeaders.Attempt, attempt.Ordinal.ToString(CultureInfo.InvariantCulture));
        var result = await SendAsync(message, request, cancellationToken).ConfigureAwait(false);
        return result.Failure is { } failure && request.IsRead
            ? AttemptResult<JsonElement>.Failed(failure with { MayHaveTakenEffect = false })
            : result;
    }

    private async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        using var message = Message(ProbeRequest);
        message.Headers.TryAddWithoutValidation(WireHeaders.Probe, "circuit");
        var result = await SendAsync(message, ProbeRequest, cancellationToken).ConfigureAwait(false);
        return result.Failure is null;
    }

    private async ValueTask<AttemptResult<JsonElement>> SendAsync(HttpRequestMessage message, RpcRequest request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (HttpFailures.Of(response, _time) is { } failure)
        {
            return failure;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((response.Content.Headers.ContentLength ?? 4095) + 1, 1, MaxAnswer));
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length && !Grow(ref buffer))
                {
                    return new AttemptFailure(FailureKind.Rejected, "the answer is too long");
                }
            }

            return RpcAnswer.Parse(buffer.AsMemory(0, length), request);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool Grow(ref byte[] buffer)
    {
        if (buffer.Length >= MaxAnswer)
        {
            return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
        return true;
    }

    private HttpRequestMessage Message(RpcRequest request)
    {
        var content = new ReadOnlyMemoryContent(request.Body);
        content.Headers.ContentType = Json;
        var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = content };
        if (_client is not null)
        {
            message.Headers.TryAddWithoutValidation(WireHeaders.Client, _client);
        }

        return message;
    }
}
