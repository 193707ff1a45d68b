using System.Net.Sockets;

namespace Pandacea.Sdk.Resilience;

/// <summary>Turns exceptions of the transport into failures.</summary>
public static class TransportFailures
{
    /// <summary>Judges an exception that <see cref="HttpClient"/> or a stream threw.</summary>
    /// <returns>Null if it is none of the transport: a mistake in the program, or a cancellation.</returns>
    public static AttemptFailure? Of(Exception error) => error switch
    {
        HttpRequestException { StatusCode: { } status } => HttpFailures.OfStatus((int)status, null) with { Error = error },
        HttpRequestException http => OfHttp(http),
        OperationCanceledException { InnerException: TimeoutException timeout } => OfTimeout(error, timeout),
        TimeoutException => Failure(FailureKind.Timeout, error),
        HttpIOException io => Failure(OfRequestError(io.HttpRequestError) ?? FailureKind.Reset, error),
        IOException or SocketException => Failure(OfSocket(error), error),
        _ => null,
    };

    /// <summary>A failure of the kind, caused by the exception.</summary>
    internal static AttemptFailure Failure(FailureKind kind, Exception error) => new(kind, Cause(kind)) { Error = error };

    private static AttemptFailure OfHttp(HttpRequestException error) =>
        Failure(OfRequestError(error.HttpRequestError) ?? OfSocket(error.InnerException), error);

    /// <summary>HttpClient wraps its own overall timeout around the cancellation that it caused; without one inside it is the connect timeout.</summary>
    private static AttemptFailure OfTimeout(Exception error, TimeoutException timeout) =>
        Failure(timeout.InnerException is OperationCanceledException ? FailureKind.Timeout : FailureKind.NoConnection, error);

    private static FailureKind? OfRequestError(HttpRequestError error) => error switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or
            HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError => FailureKind.NoConnection,
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => FailureKind.Truncated,
        _ => null,
    };

    private static FailureKind OfSocket(Exception? error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException socket)
            {
                return IsBeforeConnection(socket.SocketErrorCode) ? FailureKind.NoConnection : FailureKind.Reset;
            }

            if (inner is HttpIOException io && OfRequestError(io.HttpRequestError) is { } kind)
            {
                return kind;
            }
        }

        return FailureKind.Reset;
    }

    private static bool IsBeforeConnection(SocketError error) => error is
        SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or
        SocketError.HostNotFound or SocketError.HostDown or SocketError.NetworkDown or SocketError.TryAgain or
        SocketError.NoData or SocketError.AddressNotAvailable;

    private static string Cause(FailureKind kind) => kind switch
    {
        FailureKind.NoConnection => "no connection",
        FailureKind.Timeout => "timeout",
        FailureKind.Truncated => "truncated answer",
        _ => "connection reset",
    };
}
