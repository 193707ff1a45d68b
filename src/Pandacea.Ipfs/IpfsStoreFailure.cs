namespace Pandacea.Ipfs;

/// <summary>Why the node's store cannot do what was asked.</summary>
public enum IpfsStoreFailure
{
    /// <summary>There is no room left.</summary>
    DiskFull,

    /// <summary>The folder may not be written.</summary>
    ReadOnly,

    /// <summary>Another node has the folder.</summary>
    InUse,

    /// <summary>The disk refused to read, write or flush.</summary>
    Disk,
}
