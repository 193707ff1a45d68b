namespace Pandacea.Sdk.Storage;

/// <summary>How files of this machine are opened.</summary>
internal static class LocalFile
{
    /// <summary>For reading from its beginning to its end; others may read it meanwhile, not write.</summary>
    public static FileStream Read(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read,
        BufferSize = 0,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });

    /// <summary>For writing a file that does not exist yet.</summary>
    public static FileStream New(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
        Options = FileOptions.Asynchronous,
    });
}
