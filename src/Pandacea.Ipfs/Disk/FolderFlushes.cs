using System.Collections.Concurrent;

namespace Pandacea.Ipfs.Disk;

/// <summary>Flushes folders, once for all who wait for the same one, and not at all where nothing changed since.</summary>
/// <remarks>A folder counts as changed until it was flushed once: an earlier process may have ended between a change and its flush.</remarks>
internal sealed class FolderFlushes(IFlusher flusher)
{
    private readonly ConcurrentDictionary<string, Folder> _folders = new(StringComparer.Ordinal);

    /// <summary>Notes that a name in a folder changed. What changes before this call is part of the next flush.</summary>
    public void Changed(string path) => Interlocked.Increment(ref Of(path).Changes);

    /// <summary>Ends when every change noted so far is durable.</summary>
    public async Task FlushAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Of(path);
        var wanted = Interlocked.Read(ref folder.Changes);
        await folder.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (folder.Flushed < wanted)
            {
                var now = Interlocked.Read(ref folder.Changes);
                flusher.Folder(path);
                folder.Flushed = now;
            }
        }
        finally
        {
            folder.Gate.Release();
        }
    }

    private Folder Of(string path) => _folders.GetOrAdd(path, _ => new());

    private sealed class Folder
    {
        public readonly SemaphoreSlim Gate = new(1, 1);
        public long Changes = 1;
        public long Flushed;
    }
}
