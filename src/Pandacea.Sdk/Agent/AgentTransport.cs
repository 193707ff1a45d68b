using System.Globalization;
using System.Net.Http.Headers;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>Carries operations to the agent through the circuit <c>agent</c>.</summary>
internal sealed class AgentTransport : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http;
    private readonly UpstreamPipeline _pipeline;
    private readonly AgentOptions _options;
    private readonly RequestSigner _signer;
    private readonly TimeProvider _time;
    private readonly KnownAgent _known;
    private readonly bool _owns;

    public AgentTransport(AgentOptions options, UpstreamPipelineFactory pipelines, RequestSigner signer, TimeProvider time)
    {
        (_options, _signer, _time, _known, _owns) = (options, signer, time, new KnownAgent(), true);
        var handler = UpstreamHttp.NewHandler(pipelines.Options);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.UseProxy = false;

        // The pipeline has the time-outs.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = pipelines.GetOrCreate("agent");
        _pipeline.ProbeWith(ProbeAsync);
    }

    private AgentTransport(AgentTransport shared, RequestSigner signer) =>
        (_http, _pipeline, _options, _time, _known, _signer) = (shared._http, shared._pipeline, shared._options, shared._time, shared._known, signer);

    public PeerId Signer => _signer.Signer;

    /// <summary>The same way to the agent for somebody else: connections and circuit are shared.</summary>
    public AgentTransport As(RequestSigner signer) => new(this, signer);

    /// <summary>Sends an operation that needs no signature.</summary>
    public ValueTask<T> SendUnsignedAsync<T>(AgentRequest<T> request, CancellationToken cancellationToken) =>
        ExecuteAsync(request, agentPeerId: null, cancellationToken);

    /// <summary>Sends an operation in the name of the identity.</summary>
    public async ValueTask<T> SendAsync<T>(AgentRequest<T> request, CancellationToken cancellationToken)
    {
        _ = _signer.Signer;
        var agentPeerId = await AgentPeerIdAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ExecuteAsync(request, agentPeerId, cancellationToken).ConfigureAwait(false);
        }
        catch (AgentException error) when (error.Code is AgentErrorCodes.Unauthorized or AgentErrorCodes.Forbidden)
        {
            // Perhaps another agent answers there now: ask again before the next operation.
            _known.PeerId = null;
            throw;
        }
    }

    /// <summary>Whom requests are signed for: as configured, else as the agent says.</summary>
    public async ValueTask<string> AgentPeerIdAsync(CancellationToken cancellationToken)
    {
        if ((_options.PeerId ?? _known.PeerId) is { } known)
        {
            return known;
        }

        var answer = await SendUnsignedAsync(AgentOperations.Liveness, cancellationToken).ConfigureAwait(false);
        return PeerId.TryParse(answer.PeerId, out _)
            ? _known.PeerId = answer.PeerId
            : throw AgentException.Unusable($"The agent at {_options.BaseUrl} names no peer id of an Ed25519 key in {AgentRoutes.Liveness}; check that the URL is an agent's.");
    }

    public void Dispose()
    {
        if (_owns)
        {
            _http.Dispose();
        }
    }

    private async ValueTask<T> ExecuteAsync<T>(AgentRequest<T> request, string? agentPeerId, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                request.Operation,
                static (state, attempt, token) => state.Transport.AttemptAsync(state.Request, state.AgentPeerId, attempt, token),
                (Transport: this, Request: request, AgentPeerId: agentPeerId),
                cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.Failure.Error is AgentError)
        {
            throw AgentException.Of(request.Operation, (AgentError)error.Failure.Error, error);
        }
    }

    private async ValueTask<AttemptResult<T>> AttemptAsync<T>(
        AgentRequest<T> request, string? agentPeerId, AttemptContext attempt, CancellationToken cancellationToken)
    {
        using var message = Message(request.Method, request.Path);
        UpstreamHttp.Mark(message, attempt);
        message.Headers.TryAddWithoutValidation(
            AgentHeaders.TimeoutMs, Math.Max(1, (long)attempt.TimeLeft.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        if (request.IdempotencyKey is not null)
        {
            message.Headers.TryAddWithoutValidation(AgentHeaders.IdempotencyKey, request.IdempotencyKey);
        }

        // Reads have an empty content: without one the handler itself would repeat a request whose connection closed without an answer,
        // with the nonce that the agent may have seen already.
        message.Content = new ByteArrayContent(request.Body);
        if (request.Body.Length > 0)
        {
            message.Content.Headers.ContentType = Json;
        }

        if (agentPeerId is not null)
        {
            _signer.Sign(message, agentPeerId, request.IdempotencyKey, request.Body);
        }

        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var result = await AgentAnswer.ReadAsync(response, request, _time, cancellationToken).ConfigureAwait(false);
        return result.Failure is { } failure && request.IsRead
            ? AttemptResult<T>.Failed(failure with { MayHaveTakenEffect = false })
            : result;
    }

    private async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Get, AgentRoutes.Liveness);
        UpstreamHttp.MarkProbe(message);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode;
    }

    private HttpRequestMessage Message(HttpMethod method, string path)
    {
        var message = new HttpRequestMessage(method, new Uri(_options.BaseUrl, path));
        if (_options.ClientName is { } client)
        {
            message.Headers.TryAddWithoutValidation(WireHeaders.Client, client);
        }

        return message;
    }
}
