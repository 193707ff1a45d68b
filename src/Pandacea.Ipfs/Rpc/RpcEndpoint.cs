using Microsoft.AspNetCore.Http;
using Pandacea.Hosting;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Rpc;

/// <summary>What happens to a call between the server and its command.</summary>
internal sealed class RpcEndpoint(IpfsOptions options, JsonEventLog log, TimeProvider time)
{
    private const string Get = "OPTIONS, POST, HEAD, GET";
    private const string Post = "OPTIONS, POST";
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    /// <summary>Answers a call of a command.</summary>
    /// <param name="context">The call.</param>
    /// <param name="command">The command; null where there is none of that name.</param>
    public async Task HandleAsync(HttpContext context, ICommand? command)
    {
        if (await PassesAsync(context, command).ConfigureAwait(false) && command is not null)
        {
            await RunAsync(context, command).ConfigureAwait(false);
        }
    }

    private async Task<bool> PassesAsync(HttpContext context, ICommand? command)
    {
        var method = context.Request.Method;
        var answersGet = command?.AnswersGet == true;
        if (HttpMethods.IsOptions(method))
        {
            context.Response.Headers.Allow = answersGet ? Get : Post;
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (!HttpMethods.IsPost(method) && !(answersGet && HttpMethods.IsGet(method)))
        {
            context.Response.Headers.Allow = answersGet ? Get : Post;
            await TextAsync(context, StatusCodes.Status405MethodNotAllowed, "405 - Method Not Allowed").ConfigureAwait(false);
        }
        else if (BrowserGuard.Refuses(context.Request, options.AllowedHosts))
        {
            await TextAsync(context, StatusCodes.Status403Forbidden, "403 - Forbidden").ConfigureAwait(false);
        }
        else if (command is null)
        {
            await TextAsync(context, StatusCodes.Status404NotFound, "404 page not found").ConfigureAwait(false);
        }
        else if (HttpProtocol.IsHttp10(context.Request.Protocol))
        {
            await TextAsync(context, StatusCodes.Status505HttpVersionNotsupported, "505 - HTTP/1.1 is needed: answers end in trailers").ConfigureAwait(false);
        }
        else
        {
            return true;
        }

        return false;
    }

    private async Task RunAsync(HttpContext context, ICommand command)
    {
        var query = new RpcQuery(context.Request.Query);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (context.Request.Query["timeout"] is [var text, ..])
        {
            if (!GoDuration.TryParse(text ?? "", out var timeout))
            {
                return;
            }

            var due = TimeSpan.FromTicks(Math.Clamp(timeout.Ticks, 0, LongestTimer.Ticks));
            using var timer = time.CreateTimer(_ => limit.Cancel(), null, due, Timeout.InfiniteTimeSpan);
            await RunAsync(context, command, query, limit.Token).ConfigureAwait(false);
            return;
        }

        await RunAsync(context, command, query, limit.Token).ConfigureAwait(false);
    }

    private async Task RunAsync(HttpContext context, ICommand command, RpcQuery query, CancellationToken cancellationToken)
    {
        var answer = new RpcAnswer(context);
        RpcException? failure = null;
        try
        {
            if (query.Text("encoding") is not (null or "json" or "") and var encoding)
            {
                throw new BadRequestException($"invalid encoding: {encoding}");
            }

            await command.RunAsync(new(query, answer, context.Request, cancellationToken)).ConfigureAwait(false);
        }
        catch (BadRequestException error) when (!answer.Began)
        {
            await TextAsync(context, StatusCodes.Status400BadRequest, error.Message).ConfigureAwait(false);
            return;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            failure = Failure(command, error);
        }

        await answer.EndAsync(failure, context.RequestAborted).ConfigureAwait(false);
    }

    private RpcException Failure(ICommand command, Exception error)
    {
        var (failure, level) = error switch
        {
            RpcException known => (known, EventLevel.Debug),
            BadRequestException known => (new(known.Message, RpcException.Caller), EventLevel.Debug),
            ContentException { Failure: ContentFailure.Altered } => (new RpcException(error.Message), EventLevel.Error),
            ContentException => (new(error.Message), EventLevel.Debug),
            IpfsStoreException => (new(error.Message), EventLevel.Error),
            OperationCanceledException => (new("context deadline exceeded"), EventLevel.Debug),
            IOException => (new($"the request's body broke off: unexpected EOF ({error.Message})"), EventLevel.Debug),
            _ => (new RpcException("an error occurred", RpcException.Implementation), EventLevel.Error),
        };
        log.Write(level, "command_failed", [new("command", command.Path), new("error", error.Message)]);
        return failure;
    }

    private static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
