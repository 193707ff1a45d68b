using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk;

namespace Pandacea.Agent.Http;

/// <summary>Outermost: every answer has its headers, and every one that is no success its body.</summary>
internal sealed class Envelope(RequestDelegate next, PeerAddress peer, RefusalReporter refusals, JsonEventLog log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext context)
    {
        var state = CallState.Begin(context, peer);
        context.Response.Headers[AgentHeaders.ApiVersion] = AgentHeaders.ApiVersionValue;
        context.Response.Headers[AgentHeaders.RequestId] = state.RequestId;
        try
        {
            await next(context).ConfigureAwait(false);
            await FillAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, state, error).ConfigureAwait(false);
        }
    }

    private static Task FillAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength > 0 || response.ContentType is not null)
        {
            return Task.CompletedTask;
        }

        var (code, message) = response.StatusCode switch
        {
            404 => (AgentErrorCodes.NotFound, "There is nothing at this path."),
            405 => (AgentErrorCodes.MethodNotAllowed, "This path does not know the method."),
            415 => (AgentErrorCodes.UnsupportedMediaType, "The body must be application/json."),
            >= 500 => (AgentErrorCodes.InternalError, "The agent failed."),
            _ => (AgentErrorCodes.InvalidRequest, "The request cannot be served."),
        };
        return ErrorAnswer.WriteAsync(context, response.StatusCode, code, message);
    }

    private Task AnswerAsync(HttpContext context, CallState state, Exception error)
    {
        switch (error)
        {
            case BadInputException bad:
                return ErrorAnswer.WriteAsync(context, bad.Status, bad.Code, bad.Message, bad.RetryAfter);
            case BadHttpRequestException { StatusCode: 413 }:
                return refusals.RefuseAsync(context, Refusal.BodyTooLarge);
            case BadHttpRequestException bad:
                context.Response.Headers.Connection = "close";
                return ErrorAnswer.WriteAsync(context, bad.StatusCode, AgentErrorCodes.InvalidRequest, "The request could not be read to its end.");
            case StoreException failure:
                Log(state, "store_failed", failure.Message);
                return ErrorAnswer.WriteAsync(context, 503, AgentErrorCodes.DependencyUnavailable, "The agent's store cannot be used now.", Soon);
            case PandaceaException failure:
                Log(state, "dependency_failed", failure.Message);
                return ErrorAnswer.WriteAsync(context, 503, AgentErrorCodes.DependencyUnavailable, "A dependency of the agent cannot be used now.", Soon);
            default:
                Log(state, "request_failed", $"{error.GetType().Name}: {error.Message}");
                return ErrorAnswer.WriteAsync(context, 500, AgentErrorCodes.InternalError, "The agent failed. The request id finds the line in its log.");
        }
    }

    private void Log(CallState state, string name, string detail) =>
        log.Write(EventLevel.Error, name, [new("request_id", state.RequestId), new("detail", detail)], state.TraceId);
}
