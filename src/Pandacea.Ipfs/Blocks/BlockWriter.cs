using Pandacea.Ipfs.Collecting;
using Pandacea.Ipfs.Disk;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Blocks;

/// <summary>Writes the blocks of one operation and flushes them in groups. A block gets its name only after its bytes are durable. Not for several threads.</summary>
internal sealed class BlockWriter(BlockFolder folder, TemporaryFiles temporary, IFlusher flusher, FolderFlushes folders, Hold hold) : IBlockSink, IDisposable
{
    private const int MostPending = 64;
    private const long MostPendingBytes = 16 * 1024 * 1024;
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 8 };

    private readonly Dictionary<ContentHash, PendingBlock> _pending = [];
    private readonly HashSet<string> _named = [];
    private long _pendingBytes;

    /// <summary>Takes a block. It is durable after the next <see cref="FlushAsync"/>.</summary>
    /// <exception cref="IpfsStoreException">It could not be written.</exception>
    public async ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        hold.Keep(cid);
        if (_pending.ContainsKey(cid.Hash))
        {
            return;
        }

        var links = BlockLinks.Of(cid, block);
        if (folder.Has(cid.Hash, block.Span))
        {
            RelyOn(cid.Hash);
            hold.Cover(links);
            return;
        }

        Write(cid, block.Span, links);
        if (_pending.Count >= MostPending || _pendingBytes >= MostPendingBytes)
        {
            await FlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Makes the name of a block that is there durable with the next <see cref="FlushAsync"/>: whoever wrote it may not have flushed it yet.</summary>
    public void RelyOn(ContentHash hash) => _named.Add(folder.FolderOf(hash));

    /// <summary>Ends when every block taken so far is durable.</summary>
    /// <exception cref="IpfsStoreException">It could not be done; none of them counts as written.</exception>
    public async Task FlushAsync()
    {
        try
        {
            await Parallel.ForEachAsync(_pending.Values, SideBySide, FlushAsync).ConfigureAwait(false);
            foreach (var block in _pending.Values)
            {
                Name(block);
            }

            _pendingBytes = 0;
            await Parallel.ForEachAsync(_named, SideBySide, async (name, _) => await folders.FlushAsync(name, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
            _named.Clear();
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
    }

    /// <summary>Throws away what was not flushed.</summary>
    public void Dispose()
    {
        foreach (var block in _pending.Values)
        {
            block.File.Dispose();
            TryDelete(block.Temporary);
        }

        _pending.Clear();
    }

    private void Write(Cid cid, ReadOnlySpan<byte> block, IReadOnlyList<Cid> links)
    {
        var name = temporary.Next();
        try
        {
            var file = File.OpenHandle(name, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, preallocationSize: 0);
            _pending.Add(cid.Hash, new(cid, name, file, links));
            RandomAccess.Write(file, block, 0);
            _pendingBytes += block.Length;
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
    }

    private ValueTask FlushAsync(PendingBlock block, CancellationToken cancellationToken)
    {
        flusher.File(block.File);
        return ValueTask.CompletedTask;
    }

    private void Name(PendingBlock block)
    {
        block.File.Dispose();
        File.Move(block.Temporary, folder.PathOf(block.Cid.Hash), overwrite: true);
        var parent = folder.FolderOf(block.Cid.Hash);
        folders.Changed(parent);
        _named.Add(parent);
        _pending.Remove(block.Cid.Hash);
        hold.Cover(block.Links);
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            // The next start deletes it.
        }
    }
}
