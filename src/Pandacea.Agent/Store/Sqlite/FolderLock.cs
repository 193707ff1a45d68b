namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Keeps a second agent out of the data folder; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private const int ReadOnlyDisk = 30;
    private const int WindowsReadOnlyDisk = unchecked((int)0x80070013);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreException">Another process has it, or the folder cannot be written.</exception>
    public static FolderLock Take(string storePath)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(storePath)!);
            return new FolderLock(new FileStream(storePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StoreException(StoreFailure.ReadOnly, $"The store {storePath} cannot be written. Let this user write the file and its folder.", error);
        }
        catch (IOException error) when (error.HResult is ReadOnlyDisk or WindowsReadOnlyDisk)
        {
            throw new StoreException(StoreFailure.ReadOnly, $"The store {storePath} cannot be written: its disk is read-only. Mount it writable, or set PANDACEA_DATA_DIR to a folder on another one.", error);
        }
        catch (IOException error)
        {
            throw new StoreException(StoreFailure.InUse, $"The store {storePath} cannot be opened: {error.Message} Each agent needs a data folder of its own.", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
