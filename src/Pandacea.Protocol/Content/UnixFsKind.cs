namespace Pandacea.Protocol.Content;

/// <summary>What a UnixFS node is.</summary>
public enum UnixFsKind
{
    /// <summary>A piece of a file, as old writers made them; read, never written.</summary>
    Raw = 0,

    /// <summary>A directory whose links are its entries.</summary>
    Directory = 1,

    /// <summary>A file, or a piece of one.</summary>
    File = 2,

    /// <summary>Not read.</summary>
    Metadata = 3,

    /// <summary>Not read.</summary>
    Symlink = 4,

    /// <summary>A directory in shards; not read.</summary>
    HamtShard = 5,
}
