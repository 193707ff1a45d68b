using System.Buffers;
using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>Sends the blocks of one upload to a node, several at a time. Not for several threads.</summary>
/// <param name="node">Where to.</param>
/// <param name="resume">Whether to ask for each block first.</param>
/// <param name="parallel">Most blocks under way.</param>
internal sealed class BlockUpload(IKuboNode node, bool resume, int parallel) : IBlockSink, IAsyncDisposable
{
    private readonly Queue<Task> _underWay = new(parallel);
    private readonly CancellationTokenSource _stop = new();

    public async ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        if (_underWay.Count == parallel)
        {
            await _underWay.Dequeue().ConfigureAwait(false);
        }

        // The caller's memory is used again at once.
        var copy = ArrayPool<byte>.Shared.Rent(block.Length);
        block.CopyTo(copy);
        _underWay.Enqueue(SendAsync(cid, copy, block.Length, cancellationToken));
    }

    /// <summary>Ends when the node has taken all blocks.</summary>
    public async Task FinishAsync()
    {
        while (_underWay.TryDequeue(out var sending))
        {
            await sending.ConfigureAwait(false);
        }
    }

    /// <summary>Calls off what is still under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task SendAsync(Cid cid, byte[] buffer, int length, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        if (!resume || !await node.HasAsync(cid, either.Token).ConfigureAwait(false))
        {
            await node.PutAsync(cid, buffer.AsMemory(0, length), either.Token).ConfigureAwait(false);
        }

        // Only after success: a request that was given up may still be read from.
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
