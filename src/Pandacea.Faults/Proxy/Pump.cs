using System.Net.Sockets;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Proxy;

/// <summary>Carries one direction of a connection. Without links bytes go straight from socket to socket; with links
/// the reader queues them and the writer sends each piece when the links say, asking again whenever they change.</summary>
internal sealed class Pump(Socket from, Socket to, IByteTap tap, MonotonicClock clock)
{
    private const int BufferSize = 64 * 1024;

    private readonly ChunkQueue _queue = new();
    private readonly Pulse _changed = new();
    private volatile ByteLink[] _links = [];

    public void Add(ByteLink link)
    {
        _links = [.. _links, link];
        _changed.Beat();
    }

    public void Remove(ByteLink link)
    {
        _links = [.. _links.Where(each => each != link)];
        _changed.Beat();
    }

    /// <summary>Runs until the end of the stream was passed on.</summary>
    /// <param name="exhausted">Called when a link lets nothing more pass.</param>
    /// <param name="failed">Called when a socket breaks.</param>
    /// <param name="cancellationToken">Ends the pump at once.</param>
    public Task RunAsync(Action exhausted, Action failed, CancellationToken cancellationToken)
        => Task.WhenAll(
            GuardAsync(ReadAsync(cancellationToken), failed),
            GuardAsync(WriteAsync(exhausted, cancellationToken), failed));

    private static async Task GuardAsync(Task work, Action failed)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            failed();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
        int count;
        while ((count = await from.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false)) > 0)
        {
            var at = clock.Now;
            tap.See(buffer.AsSpan(0, count), at);
            var links = _links;
            foreach (var link in links)
            {
                link.Arrived(at);
            }

            if (links.Length == 0 && _queue.IsIdle)
            {
                await SendAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _queue.AddAsync(Chunk.Copy(buffer.AsSpan(0, count), at), cancellationToken).ConfigureAwait(false);
            }
        }

        tap.End();
        await _queue.AddAsync(Chunk.End(clock.Now), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(Action exhausted, CancellationToken cancellationToken)
    {
        for (var chunk = await _queue.PeekAsync(cancellationToken).ConfigureAwait(false);
            !chunk.IsEnd;
            chunk = await _queue.PeekAsync(cancellationToken).ConfigureAwait(false))
        {
            await PassAsync(chunk, exhausted, cancellationToken).ConfigureAwait(false);
            _queue.Remove();
        }

        var end = await _queue.PeekAsync(cancellationToken).ConfigureAwait(false);
        bool due;
        do
        {
            var changed = _changed.Next;
            due = await clock.WaitUntilAsync(_links.EndDue(end.At), changed, cancellationToken).ConfigureAwait(false);
        }
        while (!due);

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task PassAsync(Chunk chunk, Action exhausted, CancellationToken cancellationToken)
    {
        var rest = chunk.Data;
        while (!rest.IsEmpty)
        {
            var changed = _changed.Next;
            var links = _links;
            if (links.Swallow())
            {
                return;
            }

            if (links.AreExhausted())
            {
                exhausted();
                return;
            }

            var (length, due) = links.Next(rest.Length, chunk.At);
            if (!await clock.WaitUntilAsync(due, changed, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            await SendAsync(rest[..length], cancellationToken).ConfigureAwait(false);
            links.Sent(length);
            rest = rest[length..];
        }

        if (_links.AreExhausted())
        {
            exhausted();
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        while (!data.IsEmpty)
        {
            data = data[await to.SendAsync(data, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
    }
}
