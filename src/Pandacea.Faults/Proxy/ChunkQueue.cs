using System.Threading.Channels;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Proxy;

/// <summary>Chunks that wait for their time. Bounded in bytes, so that a fault delays without capping throughput
/// and a client that does not read cannot fill the memory.</summary>
internal sealed class ChunkQueue
{
    private const long Capacity = 4 * 1024 * 1024;

    private readonly Channel<Chunk> _chunks = Channel.CreateUnbounded<Chunk>(new() { SingleReader = true, SingleWriter = true });
    private readonly Pulse _room = new();
    private long _bytes;
    private int _count;

    /// <summary>Whether nothing waits and nothing is on its way out.</summary>
    public bool IsIdle => Volatile.Read(ref _count) == 0;

    /// <summary>Adds a chunk once there is room.</summary>
    public async ValueTask AddAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        for (var room = _room.Next; Interlocked.Read(ref _bytes) >= Capacity; room = _room.Next)
        {
            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        Interlocked.Add(ref _bytes, chunk.Length);
        Interlocked.Increment(ref _count);
        _chunks.Writer.TryWrite(chunk);
    }

    /// <summary>The oldest chunk, which stays until <see cref="Remove"/>.</summary>
    public async ValueTask<Chunk> PeekAsync(CancellationToken cancellationToken)
    {
        Chunk chunk;
        while (!_chunks.Reader.TryPeek(out chunk))
        {
            await _chunks.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        }

        return chunk;
    }

    /// <summary>Removes the oldest chunk.</summary>
    public void Remove()
    {
        _chunks.Reader.TryRead(out var chunk);
        Interlocked.Add(ref _bytes, -chunk.Length);
        chunk.Return();
        Interlocked.Decrement(ref _count);
        _room.Beat();
    }
}
