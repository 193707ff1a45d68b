using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pandacea.Ipfs.Rpc;

/// <summary>Writes an answer as Kubo does: values as lines of JSON, or a stream of bytes; what fails after the first byte stands in a trailer.</summary>
/// <remarks>The server has no trailers in HTTP/1.1, so the chunks are framed here. Not for several threads.</remarks>
internal sealed class RpcAnswer(HttpContext context)
{
    private const string Trailer = "X-Stream-Error";
    private const string Exposed = "X-Stream-Output, X-Chunked-Output, X-Content-Length";

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly PipeWriter _body = context.Response.BodyWriter;
    private bool _ended;

    /// <summary>Whether the whole request was read. Where it was not, the connection ends with the answer.</summary>
    public bool RequestRead { get; set; } = !context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;

    public bool Began => context.Response.HasStarted;

    /// <summary>Answers with one value.</summary>
    public async ValueTask SingleAsync<T>(T value, CancellationToken cancellationToken)
    {
        await BeginAsync("application/json", cancellationToken).ConfigureAwait(false);
        await LineAsync(value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers with one value of several.</summary>
    public async ValueTask NextAsync<T>(T value, CancellationToken cancellationToken)
    {
        await BeginValuesAsync(cancellationToken).ConfigureAwait(false);
        await LineAsync(value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins an answer of values, of which there may be none.</summary>
    public ValueTask BeginValuesAsync(CancellationToken cancellationToken) => BeginAsync("application/json", cancellationToken, "X-Chunked-Output");

    /// <summary>Begins an answer of bytes.</summary>
    public ValueTask BeginBytesAsync(string contentType, ulong? length, CancellationToken cancellationToken)
    {
        if (length is { } known)
        {
            context.Response.Headers["X-Content-Length"] = known.ToString(CultureInfo.InvariantCulture);
        }

        return BeginAsync(contentType, cancellationToken, "X-Stream-Output");
    }

    /// <summary>Answers with bytes.</summary>
    public async ValueTask BytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!bytes.IsEmpty)
        {
            Chunk(bytes.Span);
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the answer, with an error where there is one.</summary>
    public async ValueTask EndAsync(RpcException? error, CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (error is not null && !Began)
        {
            await FailAsync(error, cancellationToken).ConfigureAwait(false);
        }

        await BeginValuesAsync(cancellationToken).ConfigureAwait(false);
        Text(error is not null && context.Response.StatusCode == StatusCodes.Status200OK ? $"0\r\n{Trailer}: {OneLine(error.Message)}\r\n\r\n" : "0\r\n\r\n");
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask FailAsync(RpcException error, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = error.Code == RpcException.Caller ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;
        context.Response.Headers.Remove("X-Content-Length");
        await BeginAsync("application/json", cancellationToken).ConfigureAwait(false);
        await LineAsync(new { error.Message, error.Code, Type = "error" }, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask BeginAsync(string contentType, CancellationToken cancellationToken, string? kind = null)
    {
        if (Began)
        {
            return ValueTask.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowHeaders = Exposed;
        headers.AccessControlExposeHeaders = Exposed;
        headers.Trailer = Trailer;
        headers.TransferEncoding = "chunked";
        headers.ContentType = contentType;
        if (kind is not null)
        {
            headers[kind] = "1";
        }

        if (!RequestRead)
        {
            headers.Connection = "close";
        }

        return new(context.Response.StartAsync(cancellationToken));
    }

    private ValueTask LineAsync<T>(T value, CancellationToken cancellationToken)
    {
        Chunk([.. JsonSerializer.SerializeToUtf8Bytes(value, Json), (byte)'\n']);
        return FlushAsync(cancellationToken);
    }

    private void Chunk(ReadOnlySpan<byte> bytes)
    {
        Text(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        _body.Write(bytes);
        Text("\r\n");
    }

    private void Text(string text) => Encoding.UTF8.GetBytes(text.AsSpan(), _body);

    private async ValueTask FlushAsync(CancellationToken cancellationToken) => await _body.FlushAsync(cancellationToken).ConfigureAwait(false);

    private static string OneLine(string text) => string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : ' '));
}
