namespace Pandacea.Protocol.Content;

/// <summary>Why content could not be had.</summary>
public enum ContentFailure
{
    /// <summary>There is no such block.</summary>
    Missing,

    /// <summary>The bytes are not those that the CID stands for.</summary>
    Altered,

    /// <summary>The block is genuine, but it is no node, or contradicts itself.</summary>
    Malformed,

    /// <summary>It is a directory where a file was asked for, or the other way round.</summary>
    WrongKind,

    /// <summary>It is of a kind that is not supported, such as a directory in shards.</summary>
    Unsupported,
}
