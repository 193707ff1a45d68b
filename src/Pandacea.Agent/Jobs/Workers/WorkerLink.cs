using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Agent.Jobs.Workers;

/// <summary>The way to one worker, through a circuit of its own.</summary>
internal sealed class WorkerLink : IDisposable
{
    private const string Json = "application/json";
    private const int Conflict = 409;
    private const int Unauthorized = 401;

    private readonly HttpMessageInvoker _http;
    private readonly UpstreamPipeline _pipeline;
    private readonly Uri _url;
    private readonly StackSecret? _secret;
    private readonly TimeProvider _time;

    public WorkerLink(Uri url, UpstreamPipeline pipeline, ResilienceOptions options, StackSecret? secret, TimeProvider time)
    {
        (_url, _pipeline, _secret, _time) = (url, pipeline, secret, time);
        var handler = UpstreamHttp.NewHandler(options);
        handler.UseProxy = false;
        _http = new HttpMessageInvoker(handler);
        _pipeline.ProbeWith(ProbeAsync);
    }

    /// <value>What the store calls the worker.</value>
    public string Name => _url.Authority;

    public bool IsOpen => _pipeline.State == CircuitState.Open;

    /// <summary>Who answers there now, and how much it can do; null: nobody.</summary>
    public async Task<WorkerLiveness?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync("compute.liveness", HttpMethod.Get, ComputeRoutes.Liveness, [], ComputeJson.Default.WorkerLiveness, cancellationToken).ConfigureAwait(false);
        }
        catch (PandaceaException)
        {
            return null;
        }
    }

    public async Task<OfferOutcome> OfferAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var spec = JsonSerializer.Deserialize(job.Spec, ComputeJson.Default.JobSpec)!;
        var offer = new JobOffer(job.JobId, job.Attempt, job.Fence, job.LeaseUntil!.Value, job.AcceptedAt, spec, job.NoiseKey, job.CheckpointCid);
        var body = JsonSerializer.SerializeToUtf8Bytes(_secret?.Seal(offer) ?? offer, ComputeJson.Default.JobOffer);
        try
        {
            var taken = await SendAsync("compute.offer", HttpMethod.Post, ComputeRoutes.Jobs, body, ComputeJson.Default.JobTaken, cancellationToken).ConfigureAwait(false);
            return new(OfferFate.Taken, taken.WorkerId);
        }
        catch (UpstreamException error) when (error.Kind == FailureKind.Rejected && error.Status is not (Conflict or Unauthorized))
        {
            return new(OfferFate.Impossible, Failure: new(ComputeErrorCodes.InvalidRequest, $"The worker refused the job: {error.Failure.Cause}.", Retryable: false));
        }
        catch (PandaceaException error)
        {
            return error.MayHaveTakenEffect ? new(OfferFate.Unknown) : new(OfferFate.NotTaken, Reason: Why(error));
        }
    }

    /// <summary>Tells the worker that an attempt is not wanted any more. It finds out by itself if this does not arrive.</summary>
    public async Task EndAsync(string jobId, long fence, CancellationToken cancellationToken)
    {
        if (IsOpen)
        {
            return;
        }

        try
        {
            using var message = Message(HttpMethod.Delete, ComputeRoutes.Job(jobId, fence), []);
            using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            // Its reports are refused from now on.
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Why(PandaceaException error) => error switch
    {
        CircuitOpenException => "the worker's circuit is open",
        UpstreamException { Status: Conflict } => "the worker has no room",
        UpstreamException { Status: Unauthorized } => $"the worker is of another stack: {StackSecret.Variable} must be the same for both, and the clocks within a minute",
        UpstreamException upstream => "the worker was not reached: " + upstream.Failure.Cause,
        _ => "the worker was not reached",
    };

    private ValueTask<T> SendAsync<T>(
        string operation, HttpMethod method, string path, byte[] body, JsonTypeInfo<T> answer, CancellationToken cancellationToken) => _pipeline.ExecuteAsync(
        operation,
        static (state, attempt, token) => state.Link.AttemptAsync(state.Method, state.Path, state.Body, state.Answer, attempt, token),
        (Link: this, Method: method, Path: path, Body: body, Answer: answer),
        cancellationToken);

    private async ValueTask<AttemptResult<T>> AttemptAsync<T>(
        HttpMethod method, string path, byte[] body, JsonTypeInfo<T> answer, AttemptContext attempt, CancellationToken cancellationToken)
    {
        using var message = Message(method, path, body);
        UpstreamHttp.Mark(message, attempt);

        // A read has an empty content too: without one the handler itself would repeat the request.
        message.Content = new ByteArrayContent(body);
        if (body.Length > 0)
        {
            message.Content.Headers.ContentType = new(Json);
        }

        using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (HttpFailures.Of(response, _time) is { } failure)
        {
            return Read(text, ComputeJson.Default.ErrorBody) is { } told ? failure with { Cause = $"{failure.Cause} {told.Error.Code}: {told.Error.Message}" } : failure;
        }

        return Read(text, answer) is { } value ? value : new AttemptFailure(FailureKind.Truncated, "unreadable answer");
    }

    private static T? Read<T>(byte[] text, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Get, ComputeRoutes.Liveness, []);
        UpstreamHttp.MarkProbe(message);
        using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode;
    }

    private HttpRequestMessage Message(HttpMethod method, string path, byte[] body)
    {
        var message = new HttpRequestMessage(method, new Uri(_url, path));
        message.Headers.TryAddWithoutValidation(WireHeaders.Client, AgentAssembly.ClientName);
        if (path != ComputeRoutes.Liveness)
        {
            _secret?.Prove(message, body, _time);
        }

        return message;
    }
}
