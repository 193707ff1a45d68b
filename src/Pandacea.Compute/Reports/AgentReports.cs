using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Compute.Reports;

/// <summary>Carries reports to the agent, through the circuit <c>agent</c>. Thread safe.</summary>
internal sealed class AgentReports : IAgentReports, IDisposable
{
    public const string ClientName = "compute";
    private const int MaxAnswer = 64 << 10;

    private readonly HttpClient _http;
    private readonly UpstreamPipeline _pipeline;
    private readonly Uri _url;
    private readonly StackSecret? _secret;
    private readonly TimeProvider _time;

    public AgentReports(ComputeOptions options, UpstreamPipelineFactory pipelines, TimeProvider time)
    {
        (_url, _secret, _time) = (options.Agent, options.Secret, time);
        var handler = UpstreamHttp.NewHandler(pipelines.Options);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.UseProxy = false;
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswer };
        _pipeline = pipelines.GetOrCreate("agent");
        _pipeline.ProbeWith(ProbeAsync);
    }

    public Task<ReportAnswer> HeartbeatAsync(string jobId, HeartbeatReport report, CancellationToken cancellationToken) =>
        SendAsync("job.heartbeat", ComputeRoutes.Heartbeat(jobId), report, ComputeJson.Default.HeartbeatReport, cancellationToken);

    public Task<ReportAnswer> CheckpointAsync(string jobId, CheckpointReport report, CancellationToken cancellationToken) =>
        SendAsync("job.checkpoint", ComputeRoutes.Checkpoint(jobId), report, ComputeJson.Default.CheckpointReport, cancellationToken);

    public Task<ReportAnswer> ResultAsync(string jobId, ResultReport report, CancellationToken cancellationToken) =>
        SendAsync("job.result", ComputeRoutes.Result(jobId), report, ComputeJson.Default.ResultReport, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<ReportAnswer> SendAsync<T>(string operation, string path, T report, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(report, type);
        try
        {
            return await _pipeline.ExecuteAsync(
                operation,
                static (state, attempt, token) => state.Reports.AttemptAsync(state.Path, state.Body, attempt, token),
                (Reports: this, Path: path, Body: body),
                cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.Kind == FailureKind.Rejected)
        {
            return new(error.Status is 404 or 409 or 410 ? ReportFate.Unwanted : ReportFate.Refused, error.Failure.Cause);
        }
        catch (PandaceaException error)
        {
            return new(ReportFate.NotHeard, error.Message);
        }
    }

    private async ValueTask<AttemptResult<ReportAnswer>> AttemptAsync(string path, byte[] body, AttemptContext attempt, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, path));
        message.Headers.TryAddWithoutValidation(WireHeaders.Client, ClientName);
        _secret?.Prove(message, body, _time);
        UpstreamHttp.Mark(message, attempt);
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.ContentType = new("application/json");
        using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return HttpFailures.Of(response, _time) is { } failure ? failure : new ReportAnswer(ReportFate.Taken, "");
    }

    private async ValueTask<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(_url, ComputeRoutes.Liveness));
        message.Headers.TryAddWithoutValidation(WireHeaders.Client, ClientName);
        UpstreamHttp.MarkProbe(message);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode;
    }
}
