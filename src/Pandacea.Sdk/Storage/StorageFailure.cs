namespace Pandacea.Sdk.Storage;

/// <summary>Why content could not be stored or had, where no retry helps.</summary>
public enum StorageFailure
{
    /// <summary>No node has it.</summary>
    Missing,

    /// <summary>The bytes are not those that the CID stands for.</summary>
    Altered,

    /// <summary>The bytes are genuine, but they are no file or directory, or contradict themselves.</summary>
    Malformed,

    /// <summary>It is a directory where a file was asked for, or the other way round.</summary>
    WrongKind,

    /// <summary>It is of a kind that is not supported, such as a directory in shards or a symbolic link.</summary>
    Unsupported,

    /// <summary>The node took a pin and then did not have it.</summary>
    NotPinned,

    /// <summary>It has more bytes, or files and directories, than were allowed.</summary>
    TooLarge,
}
