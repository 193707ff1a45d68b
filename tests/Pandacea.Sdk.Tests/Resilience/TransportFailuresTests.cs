using System.Net;
using System.Net.Sockets;
using System.Text;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>What real sockets do, seen through the handler that the SDK uses.</summary>
public sealed class TransportFailuresTests
{
    [Fact]
    public async Task A_refused_connection_is_no_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = Address(listener);
        listener.Stop();

        var failure = await FailureAsync(address);

        Assert.Equal((FailureKind.NoConnection, "no connection", false), (failure.Kind, failure.Cause, failure.MayHaveTakenEffect));
        Assert.IsType<HttpRequestException>(failure.Error);
    }

    [Fact]
    public async Task An_unknown_host_is_no_connection() =>
        Assert.Equal(FailureKind.NoConnection, (await FailureAsync(new Uri("http://no-such-host.invalid/"))).Kind);

    [Fact]
    public async Task The_connect_timeout_is_no_connection()
    {
        var handler = UpstreamHttp.NewHandler(new ResilienceOptions { ConnectTimeout = TimeSpan.FromMilliseconds(20) });
        handler.ConnectCallback = async (_, token) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(token);
            throw new InvalidOperationException("unreachable");
        };

        Assert.Equal(FailureKind.NoConnection, (await FailureAsync(new Uri("http://127.0.0.1/"), handler)).Kind);
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_a_reset()
    {
        var failure = await AnsweredAsync(null, reset: true);

        Assert.Equal((FailureKind.Reset, "connection reset", true), (failure.Kind, failure.Cause, failure.MayHaveTakenEffect));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")]
    [InlineData("this is not HTTP\r\n\r\n")]
    public async Task An_answer_that_breaks_off_is_truncated(string answer) =>
        Assert.Equal((FailureKind.Truncated, "truncated answer"), ((await AnsweredAsync(answer)).Kind, (await AnsweredAsync(answer)).Cause));

    [Fact]
    public async Task A_reset_within_the_answer_is_a_reset() =>
        Assert.Equal(FailureKind.Reset, (await AnsweredAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", reset: true)).Kind);

    [Fact]
    public void A_status_thrown_by_the_framework_is_judged_as_a_status()
    {
        var failure = TransportFailures.Of(new HttpRequestException("no", null, HttpStatusCode.BadGateway))!;

        Assert.Equal((FailureKind.ServerError, 502), (failure.Kind, failure.Status));
        Assert.NotNull(failure.Error);
    }

    [Fact]
    public void Timeouts_are_told_apart()
    {
        Assert.Equal(FailureKind.Timeout, TransportFailures.Of(new TimeoutException())!.Kind);
        Assert.Equal(FailureKind.Timeout, TransportFailures.Of(new TaskCanceledException("", new TimeoutException("", new TaskCanceledException())))!.Kind);
        Assert.Equal(FailureKind.NoConnection, TransportFailures.Of(new TaskCanceledException("", new TimeoutException()))!.Kind);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, FailureKind.NoConnection)]
    [InlineData(SocketError.HostUnreachable, FailureKind.NoConnection)]
    [InlineData(SocketError.NetworkUnreachable, FailureKind.NoConnection)]
    [InlineData(SocketError.HostNotFound, FailureKind.NoConnection)]
    [InlineData(SocketError.HostDown, FailureKind.NoConnection)]
    [InlineData(SocketError.NetworkDown, FailureKind.NoConnection)]
    [InlineData(SocketError.TryAgain, FailureKind.NoConnection)]
    [InlineData(SocketError.NoData, FailureKind.NoConnection)]
    [InlineData(SocketError.AddressNotAvailable, FailureKind.NoConnection)]
    [InlineData(SocketError.ConnectionReset, FailureKind.Reset)]
    [InlineData(SocketError.ConnectionAborted, FailureKind.Reset)]
    [InlineData(SocketError.Shutdown, FailureKind.Reset)]
    public void Each_socket_error_has_its_kind(SocketError error, FailureKind kind)
    {
        var socket = new SocketException((int)error);

        Assert.Equal(kind, TransportFailures.Of(socket)!.Kind);
        Assert.Equal(kind, TransportFailures.Of(new IOException("", socket))!.Kind);
        Assert.Equal(kind, TransportFailures.Of(new HttpRequestException("", socket))!.Kind);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, FailureKind.NoConnection)]
    [InlineData(HttpRequestError.NameResolutionError, FailureKind.NoConnection)]
    [InlineData(HttpRequestError.SecureConnectionError, FailureKind.NoConnection)]
    [InlineData(HttpRequestError.ProxyTunnelError, FailureKind.NoConnection)]
    [InlineData(HttpRequestError.ResponseEnded, FailureKind.Truncated)]
    [InlineData(HttpRequestError.InvalidResponse, FailureKind.Truncated)]
    [InlineData(HttpRequestError.Unknown, FailureKind.Reset)]
    public void Each_error_of_the_handler_has_its_kind(HttpRequestError error, FailureKind kind)
    {
        Assert.Equal(kind, TransportFailures.Of(new HttpRequestException(error))!.Kind);
        Assert.Equal(kind, TransportFailures.Of(new HttpIOException(error))!.Kind);
        Assert.Equal(kind, TransportFailures.Of(new IOException("", new HttpIOException(error)))!.Kind);
    }

    [Fact]
    public void What_is_not_the_transports_is_no_failure()
    {
        Assert.Null(TransportFailures.Of(new OperationCanceledException()));
        Assert.Null(TransportFailures.Of(new FormatException()));
    }

    private static async Task<AttemptFailure> AnsweredAsync(string? answer, bool reset = false)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer, reset);
        var failure = await FailureAsync(Address(listener));
        await serving.WaitAsync(Bounds.Patience);
        return failure;
    }

    private static async Task ServeAsync(TcpListener listener, string? answer, bool reset)
    {
        using var client = await listener.AcceptTcpClientAsync().WaitAsync(Bounds.Patience);
        var stream = client.GetStream();
        await ReadRequestAsync(stream);
        if (answer is not null)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }

        if (reset)
        {
            // Without waiting: that is what sends a reset.
            client.Client.Close(0);
        }
        else
        {
            // Half-closed first: unread request bytes would turn the close into a reset.
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null);
        }
    }

    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var read = new List<byte>();
        while (!Encoding.ASCII.GetString([.. read]).EndsWith("\r\n\r\n{}", StringComparison.Ordinal))
        {
            var buffer = new byte[1024];
            read.AddRange(buffer.AsSpan(0, await stream.ReadAtLeastAsync(buffer, 1)));
        }
    }

    private static async Task<AttemptFailure> FailureAsync(Uri address, SocketsHttpHandler? handler = null)
    {
        using var invoker = new HttpMessageInvoker(handler ?? UpstreamHttp.NewHandler(new ResilienceOptions()));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}") };
        var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await invoker.SendAsync(request, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync();
        }).WaitAsync(Bounds.Patience);
        return TransportFailures.Of(error) ?? throw new InvalidOperationException("not judged", error);
    }

    private static Uri Address(TcpListener listener) => new($"http://{listener.LocalEndpoint}/");
}
