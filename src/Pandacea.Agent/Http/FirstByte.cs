using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pandacea.Agent.Http;

/// <summary>Cuts off who connects and says nothing: there is room for so many connections, and the server's own patience with new ones is that with idle ones.</summary>
internal static class FirstByte
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static void Demand(ListenOptions listen, TimeProvider time) => listen.Use(next => async connection =>
    {
        if (await ComesAsync(connection, time).ConfigureAwait(false))
        {
            await next(connection).ConfigureAwait(false);
        }
    });

    private static async Task<bool> ComesAsync(ConnectionContext connection, TimeProvider time)
    {
        using var late = new CancellationTokenSource(Longest, time);
        var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, connection.ConnectionClosed, closing);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(stop.Token).ConfigureAwait(false);
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return !read.Buffer.IsEmpty;
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
