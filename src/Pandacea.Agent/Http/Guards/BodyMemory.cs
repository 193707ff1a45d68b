using Microsoft.AspNetCore.Http;

namespace Pandacea.Agent.Http.Guards;

/// <summary>Reads bodies into memory, so much of it at once and no more.</summary>
internal sealed class BodyMemory(long capacity)
{
    private const int FirstRead = 4096;
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
        while (await ReadAsync(context, buffer).ConfigureAwait(false) is var read and > 0)
        {
            mine += read;
            if (Interlocked.Add(ref _taken, read) > capacity)
            {
                context.Response.Headers.Connection = "close";
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static async ValueTask<int> ReadAsync(HttpContext context, byte[] buffer)
    {
        try
        {
            return await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            // The server has another exception for chunk sizes that no number can hold.
            throw new BadHttpRequestException("The body could not be read.", StatusCodes.Status400BadRequest, error);
        }
    }
}
