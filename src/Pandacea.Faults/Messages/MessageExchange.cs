using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pandacea.Faults.Messages;

/// <summary>One request that a message fault strikes.</summary>
internal sealed class MessageExchange(HttpContext context, RpcCall? call, MessageForwarder forwarder)
{
    private const string AskBlockNumber = """{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}""";

    public HttpContext Context => context;

    public RpcCall? Call => call;

    /// <summary>Answers with JSON.</summary>
    public Task AnswerAsync(string json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(json);
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    /// <summary>Lets the dependency answer.</summary>
    public Task ForwardAsync() => forwarder.ForwardAsync(context);

    /// <summary>Lets the dependency answer to another body.</summary>
    public Task ForwardAsync(byte[] body)
    {
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
        return ForwardAsync();
    }

    /// <summary>Lets the dependency answer, passes the first <paramref name="bytes"/> of the body and cuts the connection.</summary>
    public async Task ForwardCutAsync(long bytes)
    {
        if (await CaptureAsync().ConfigureAwait(false) is { } body)
        {
            // The server ends a connection on which less was written than announced, after sending what was.
            await SendAsync(Part(body, bytes), body.Length).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a body, announced as one of <paramref name="length"/> bytes.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> body, int length)
    {
        context.Response.ContentLength = length;
        context.Response.Headers.TransferEncoding = default;
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The beginning of a body; at least one byte is missing.</summary>
    public static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> body, long bytes) => body[..(int)Math.Max(0, Math.Min(bytes, body.Length - 1))];

    /// <summary>Lets the dependency answer, and keeps the body; its status and headers stand in the response.</summary>
    /// <returns>Null: there is no answer, or nobody to give it to.</returns>
    public async Task<ReadOnlyMemory<byte>?> CaptureAsync()
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var captured = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(captured));
        await ForwardAsync().ConfigureAwait(false);
        context.Features.Set(original);
        return context.RequestAborted.IsCancellationRequested ? null : captured.GetBuffer().AsMemory(0, (int)captured.Length);
    }

    /// <summary>The dependency's latest block; null if it does not say.</summary>
    public async Task<long?> BlockNumberAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(forwarder.Upstream, context.Request.Path + context.Request.QueryString))
        {
            Content = new StringContent(AskBlockNumber, Encoding.UTF8, "application/json"),
        };
        try
        {
            using var response = await forwarder.Invoker.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.RequestAborted).ConfigureAwait(false));
            return answer.RootElement.TryGetProperty("result", out var result) && result.GetString() is { } hex
                && long.TryParse(hex.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
