namespace Pandacea.Agent.Store;

/// <summary>Why the store cannot do what was asked.</summary>
public enum StoreFailure
{
    /// <summary>The file is no database, or its content is damaged.</summary>
    Damaged,

    /// <summary>The file or its folder may not be written.</summary>
    ReadOnly,

    /// <summary>There is no room left.</summary>
    DiskFull,

    /// <summary>Another agent has the data folder.</summary>
    InUse,

    /// <summary>A newer version of this program wrote it.</summary>
    TooNew,

    /// <summary>The disk refused to read, write or flush.</summary>
    Disk,

    /// <summary>The store is closed or closing.</summary>
    Closed,
}
