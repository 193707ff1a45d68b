namespace Pandacea.Ipfs.Disk;

/// <summary>Keeps a second node out of the data folder; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="IpfsStoreException">Another process has it, or the folder cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, "node.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IpfsStoreException(IpfsStoreFailure.ReadOnly, $"The data folder {folder} cannot be written. Let this user write it, or set IPFS_DATA_DIR.", error);
        }
        catch (IOException error)
        {
            throw new IpfsStoreException(IpfsStoreFailure.InUse, $"The data folder {folder} cannot be used: {error.Message} Each node needs one of its own; set IPFS_DATA_DIR.", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
