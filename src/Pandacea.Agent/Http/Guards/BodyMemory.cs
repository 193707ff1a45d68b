using Microsoft.AspNetCore.Http;

namespace Pandacea.Agent.Http.Guards;

/// <summary>Reads bodies into memory. Small ones always find room, bounded by the connections; large ones share so much and no more,
/// and none may take its time: who is calling is not known before all of it is there.</summary>
internal sealed class BodyMemory(long capacity, TimeProvider time)
{
    /// <summary>What every body has for itself; the protocol's own are smaller.</summary>
    public const int Small = 16 * 1024;

    private const int FirstRead = 4096;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private long _taken;

    /// <summary>The body; null if there is no memory for it now.</summary>
    /// <exception cref="BadHttpRequestException">It is too large or does not arrive.</exception>
    public async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        var buffer = new byte[FirstRead];
        var mine = 0L;
        context.Response.OnCompleted(() =>
        {
            Interlocked.Add(ref _taken, -mine);
            return Task.CompletedTask;
        });
        using var late = new CancellationTokenSource(Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        while (await ReadAsync(context, buffer, stop.Token).ConfigureAwait(false) is var read and > 0)
        {
            body.Write(buffer, 0, read);
            var more = Math.Max(0, body.Length - Small) - mine;
            mine += more;
            if (Interlocked.Add(ref _taken, more) > capacity && more > 0)
            {
                context.Response.Headers.Connection = "close";
                return null;
            }
        }

        return body.ToArray();
    }

    private static async ValueTask<int> ReadAsync(HttpContext context, byte[] buffer, CancellationToken stop)
    {
        try
        {
            return await context.Request.Body.ReadAsync(buffer, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            // The server has another exception for chunk sizes that no number can hold.
            throw new BadHttpRequestException("The body could not be read.", StatusCodes.Status400BadRequest, error);
        }
    }
}
