using System.Buffers;
using Microsoft.AspNetCore.WebUtilities;

namespace Pandacea.Ipfs.Uploads;

/// <summary>Takes blocks in. What arrives, however slowly, waits on disk; as a whole it is in memory only once it is there.</summary>
/// <param name="folder">For files of what has not arrived yet.</param>
internal sealed class BlockIntake(string folder) : IDisposable
{
    // Room for the usual leaf.
    private const int InMemory = 320 * 1024;
    private const int LargeAtOnce = 4;
    private const int Piece = 16 * 1024;

    private readonly SemaphoreSlim _large = new(LargeAtOnce, LargeAtOnce);

    /// <summary>Reads a block to its end and hands it on.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="check">Told how many bytes there are so far; throws where they are too many.</param>
    /// <param name="take">Gets the whole block, whose memory is used again after it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync(Stream content, Action<int> check, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        try
        {
            await WaitForItAsync(content, check, take, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error) when (IpfsStoreException.From(error) is { Failure: IpfsStoreFailure.DiskFull } full)
        {
            // A write, or what was left of it when the file is turned back or closed.
            throw full;
        }
    }

    public void Dispose() => _large.Dispose();

    private async Task WaitForItAsync(Stream content, Action<int> check, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        var received = new FileBufferingReadStream(content, InMemory, bufferLimit: null, folder);
        await using (received.ConfigureAwait(false))
        {
            var size = await ReceiveAsync(received, check, cancellationToken).ConfigureAwait(false);
            received.Position = 0;
            if (size <= InMemory)
            {
                await TakeAsync(received, size, take, cancellationToken).ConfigureAwait(false);
                return;
            }

            await _large.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await TakeAsync(received, size, take, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _large.Release();
            }
        }
    }

    private static async Task<int> ReceiveAsync(Stream received, Action<int> check, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var size = 0;
            while (await received.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                check(size += read);
            }

            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static async Task TakeAsync(Stream received, int size, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            await received.ReadExactlyAsync(block.AsMemory(0, size), cancellationToken).ConfigureAwait(false);
            await take(block.AsMemory(0, size)).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
