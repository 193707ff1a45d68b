using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Carries commands to one node through its circuit.</summary>
internal sealed class KuboTransport
{
    private readonly Uri _url;
    private readonly HttpMessageInvoker _http;
    private readonly UpstreamPipeline _pipeline;
    private readonly string? _client;
    private readonly IAnswerChecks _checks;
    private readonly TimeProvider _time;

    public KuboTransport(Uri url, HttpMessageInvoker http, UpstreamPipeline pipeline, string? client, IAnswerChecks checks, TimeProvider time)
    {
        (_url, _http, _pipeline, _client, _checks, _time) = (url, http, pipeline, client, checks, time);
        pipeline.ProbeWith(ProbeAsync);
    }

    public ValueTask<T> SendAsync<T>(KuboRequest<T> request, CancellationToken cancellationToken) => _pipeline.ExecuteAsync(
        request.Command,
        static (state, attempt, token) => state.Transport.AttemptAsync(state.Request, attempt, token),
        (Transport: this, Request: request),
        cancellationToken);

    private async ValueTask<AttemptResult<T>> AttemptAsync<T>(KuboRequest<T> request, AttemptContext attempt, CancellationToken cancellationToken)
    {
        using var message = Message($"{request.Command}?{request.Query}");
        UpstreamHttp.Mark(message, attempt);
        if (request.Block is { } block)
        {
            message.Content = new MultipartFormDataContent { { new BlockContent(block, attempt.Progressed), "data", "block" } };
        }

        using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var result = await KuboAnswer.ReadAsync(response, attempt, _checks, _time, cancellationToken).ConfigureAwait(false);
        var value = result.Failure is { } unread ? unread : request.Read(result.Value);
        return value.Failure is { } failure && request.IsRead
            ? AttemptResult<T>.Failed(failure with { MayHaveTakenEffect = false })
            : value;
    }

    private async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        using var message = Message("version");
        UpstreamHttp.MarkProbe(message);
        using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode;
    }

    private HttpRequestMessage Message(string command)
    {
        // Without a content the handler itself would repeat a request whose connection closed without an answer, past the pipeline.
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, $"api/v0/{command}")) { Content = new ByteArrayContent([]) };
        if (_client is not null)
        {
            message.Headers.TryAddWithoutValidation(WireHeaders.Client, _client);
        }

        return message;
    }
}
