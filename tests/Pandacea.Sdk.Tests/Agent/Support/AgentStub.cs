using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Pandacea.Sdk.Agent;

namespace Pandacea.Sdk.Tests.Agent;

/// <summary>A real server that refuses requests whose signatures do not hold and otherwise answers as the test says.</summary>
internal sealed class AgentStub : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Lock _gate = new();
    private readonly List<SeenRequest> _seen = [];
    private readonly TimeProvider _time;
    private SignatureCheck _check;

    private AgentStub(WebApplication server, TimeProvider time)
    {
        (_server, _time) = (server, time);
        PeerId = AgentIdentity.Generate().PeerId.ToString();
        _check = new SignatureCheck(PeerId, time);
        server.Run(HandleAsync);
    }

    public Uri Url => new(_server.Urls.Single());

    public string PeerId { get; private set; }

    /// <summary>How a request with a good signature is answered; the second argument counts from 1.</summary>
    public Func<SeenRequest, int, StubAnswer> Answer { get; set; } = (_, _) => StubAnswer.Error(404, "NOT_FOUND");

    /// <summary>Answers of routes that need no signature, by path.</summary>
    public Dictionary<string, StubAnswer> Open { get; } = [];

    /// <summary>Requests to signed routes.</summary>
    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public int LivenessAsked { get; private set; }

    public static async Task<AgentStub> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new AgentStub(builder.Build(), time);
        await stub._server.StartAsync();
        return stub;
    }

    /// <summary>Another agent answers here from now on.</summary>
    public void Replace()
    {
        PeerId = AgentIdentity.Generate().PeerId.ToString();
        _check = new SignatureCheck(PeerId, _time);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new SeenRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        var answer = Decide(request, out var number);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = answer.RetryAfter;
        }

        if (answer.NamesRequest)
        {
            context.Response.Headers["X-Request-Id"] = string.Create(CultureInfo.InvariantCulture, $"r-{number}");
        }

        await context.Response.WriteAsync(answer.Body);
    }

    private StubAnswer Decide(SeenRequest request, out int number)
    {
        lock (_gate)
        {
            number = 0;
            if (Open.TryGetValue(request.Target, out var open))
            {
                return open;
            }

            if (request.Target == "/healthz")
            {
                LivenessAsked++;
                return StubAnswer.Ok($$"""{"status":"ok","uptime_s":1.25,"peerId":"{{PeerId}}"}""");
            }

            _seen.Add(request);
            number = _seen.Count;
            return _check.Problem(request) is { } problem ? StubAnswer.Error(401, "UNAUTHORIZED", problem) : Answer(request, number);
        }
    }
}
