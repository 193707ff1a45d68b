using System.Net.Sockets;

namespace Pandacea.Hosting;

/// <summary>Tells whether a question had no answer; what the system throws for that depends on the instant at which the connection broke.</summary>
public static class NetworkFailure
{
    /// <summary>Whether <paramref name="error"/> says so: an end by <paramref name="cancellationToken"/> does not, a time-out does.</summary>
    public static bool Is(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or SocketException or IOException or TimeoutException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
