using Pandacea.Ipfs.Blocks;
using Pandacea.Ipfs.Collecting;
using Pandacea.Ipfs.Disk;
using Pandacea.Ipfs.Pins;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs;

/// <summary>All that the node keeps in its folder.</summary>
internal sealed class NodeStore : IDisposable
{
    private readonly FolderLock _lock;
    private readonly BlockFolder _folder;
    private readonly TemporaryFiles _temporary;
    private readonly IFlusher _flusher;
    private readonly FolderFlushes _folders;

    /// <exception cref="IpfsStoreException">The folder cannot be used.</exception>
    public NodeStore(string folder, IFlusher flusher, IpfsMetrics metrics)
    {
        Path = folder;
        _flusher = flusher;
        _lock = FolderLock.Take(folder);
        try
        {
            _folders = new(flusher);
            _temporary = new(TemporaryFolder);
            _folder = new(System.IO.Path.Combine(folder, "blocks"), flusher);
            Pins = new(System.IO.Path.Combine(folder, "pins"), _temporary, flusher, _folders);
            flusher.Folder(folder);
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            _lock.Dispose();
            throw IpfsStoreException.From(error);
        }

        Links = new(_folder);
        Holds = new();
        Collector = new(_folder, Links, Pins, Holds);
        Blocks = new BlockReader(_folder, metrics);
    }

    public string Path { get; }

    /// <summary>Its files are deleted when the store is opened.</summary>
    public string TemporaryFolder => System.IO.Path.Combine(Path, "tmp");

    /// <summary>Blocks, each checked before it is given.</summary>
    public IBlockSource Blocks { get; }

    public BlockLinks Links { get; }

    public PinFolder Pins { get; }

    public Holds Holds { get; }

    public Collector Collector { get; }

    /// <summary>Bytes of a block; null if there is none.</summary>
    public long? SizeOf(Cid cid) => _folder.SizeOf(cid.Hash);

    /// <summary>Number and bytes of all blocks; looks at each of them.</summary>
    public (long Count, long Bytes) Total() => _folder.All().Aggregate((Count: 0L, Bytes: 0L), (sum, block) => (sum.Count + 1, sum.Bytes + block.Size));

    /// <summary>Takes the blocks of one operation.</summary>
    public BlockWriter Write(Hold hold) => new(_folder, _temporary, _flusher, _folders, hold);

    public void Dispose() => _lock.Dispose();
}
