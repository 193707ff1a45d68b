namespace Pandacea.Ipfs;

/// <summary>The node's store could not do it. Nothing of what was asked was acknowledged.</summary>
public sealed class IpfsStoreException(IpfsStoreFailure failure, string message, Exception? innerException = null) : Exception(message, innerException)
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnUnix = 122;
    private const int FullOnWindows = unchecked((int)0x80070070);

    /// <value>What kind of failure it is.</value>
    public IpfsStoreFailure Failure => failure;

    internal static IpfsStoreException From(Exception error) => error switch
    {
        IpfsStoreException known => known,
        UnauthorizedAccessException => new(IpfsStoreFailure.ReadOnly, $"permission denied: {error.Message} Let this user write the data folder.", error),
        IOException { HResult: NoSpaceOnUnix or QuotaOnUnix or FullOnWindows } =>
            new(IpfsStoreFailure.DiskFull, "no space left on device: nothing was kept of what was not acknowledged. Free disk space, or unpin content and call repo/gc.", error),
        _ => new(IpfsStoreFailure.Disk, $"the disk failed: {error.Message}", error),
    };

    internal static bool IsOfDisk(Exception error) => error is IOException or UnauthorizedAccessException;
}
