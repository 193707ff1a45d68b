using System.Buffers;
using Pandacea.Ipfs.Disk;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Blocks;

/// <summary>Blocks on disk: one file each, named by its SHA-256, in 256 folders. A file that has its name is whole; its name is its checksum.</summary>
internal sealed class BlockFolder
{
    private const int Folders = 256;
    private const int CompareBytes = 64 * 1024;
    private readonly string _root;

    public BlockFolder(string root, IFlusher flusher)
    {
        _root = root;
        for (var i = 0; i < Folders; i++)
        {
            Directory.CreateDirectory(Path.Combine(root, i.ToString("x2")));
        }

        flusher.Folder(root);
    }

    public string FolderOf(ContentHash hash) => Path.Combine(_root, hash.ToString()[..2]);

    public string PathOf(ContentHash hash) => Path.Combine(FolderOf(hash), hash.ToString());

    /// <summary>Bytes of a block; null if there is none.</summary>
    public long? SizeOf(ContentHash hash) => new FileInfo(PathOf(hash)) is { Exists: true } file ? file.Length : null;

    /// <summary>Whether it is there, and its bytes are these.</summary>
    public bool Has(ContentHash hash, ReadOnlySpan<byte> block)
    {
        if (SizeOf(hash) != block.Length)
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(CompareBytes);
        try
        {
            using var file = File.OpenHandle(PathOf(hash));
            for (var at = 0; at < block.Length;)
            {
                var read = RandomAccess.Read(file, buffer, at);
                if (read == 0 || !block[at..].StartsWith(buffer.AsSpan(0, read)))
                {
                    return false;
                }

                at += read;
            }

            return true;
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            // Deleted meanwhile, or not readable: it is written again.
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The bytes as they are on disk; null if there are none. Whether they are the right ones is for the caller to find out.</summary>
    public byte[]? Read(ContentHash hash)
    {
        try
        {
            return File.ReadAllBytes(PathOf(hash));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
    }

    /// <summary>The first bytes of a block.</summary>
    /// <returns>How many; null if there is no block.</returns>
    public int? ReadHead(ContentHash hash, Span<byte> head)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(hash));
            return RandomAccess.Read(file, head, 0);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
    }

    /// <exception cref="IpfsStoreException">The disk refuses.</exception>
    public void Delete(ContentHash hash)
    {
        try
        {
            File.Delete(PathOf(hash));
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
    }

    /// <summary>All blocks with their sizes, in no order.</summary>
    public IEnumerable<(ContentHash Hash, long Size)> All() =>
        from folder in Enumerable.Range(0, Folders)
        from file in new DirectoryInfo(Path.Combine(_root, folder.ToString("x2"))).EnumerateFiles()
        where file.Name.Length == 2 * ContentHash.Size
        select (ContentHash.FromDigest(Convert.FromHexString(file.Name)), file.Length);
}
